package io.dateline.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A machine as {@code ./dateline} sees it: a tree with the script, directories in place of those of the system and of the
 * person, and no programs but a few of the system's and those that a test adds. What these are told is recorded.
 */
final class FakeMachine {

    private static final List<String> SYSTEM_PROGRAMS = List.of(
            "bash",
            "cat",
            "cksum",
            "dirname",
            "env",
            "find",
            "flock",
            "mkdir",
            "readlink",
            "rm",
            "sed",
            "tail",
            "tee",
            "touch",
            "true");
    private static final String MAVEN = """
            case $* in *-version) echo 'Apache Maven 3.9.9'; exit ;; esac
            echo "mvn on $JAVA_HOME: $*" >>"$CALLS"
            mkdir -p standalone/target && touch standalone/target/standalone.jar
            """;

    private final Path parent;
    private final Path system;
    private final Path home;
    private final Path programs;
    private final Map<String, String> environment = new HashMap<>();

    record Result(int exitCode, String out, String err) {}

    /** A machine with Maven and with all that the tests need, for a plain user, and without a JDK. */
    FakeMachine(Path parent) throws IOException {
        this.parent = parent;
        system = Files.createDirectory(parent.resolve("system"));
        home = Files.createDirectory(parent.resolve("home"));
        programs = Files.createDirectory(parent.resolve("programs"));
        makeTree();
        for (String program : SYSTEM_PROGRAMS) {
            Files.createSymbolicLink(programs.resolve(program), Path.of("/usr/bin", program));
        }
        program("id", "echo 1000");
        program("mvn", MAVEN);
        for (String program : List.of("shellcheck", "chromium", "ps", "curl", "openssl", "unshare")) {
            program(program, "");
        }
        Files.createDirectories(system.resolve("etc"));
        Files.writeString(system.resolve("etc/os-release"), "PRETTY_NAME=\"Sample Linux 7\"\n");
        environment.put("PATH", programs.toString());
        environment.put("HOME", home.toString());
        environment.put("CALLS", parent.resolve("calls").toString());
    }

    private void makeTree() throws IOException {
        Path tree = Files.createDirectories(tree().resolve("scripts")).resolveSibling("");
        Path root = Path.of("..");
        Files.copy(root.resolve("dateline"), tree.resolve("dateline"));
        for (String script : List.of("jdk.sh", "needs.sh", "install.sh")) {
            String text = Files.readString(root.resolve("scripts").resolve(script));
            Files.writeString(
                    tree.resolve("scripts").resolve(script),
                    text.replace("readonly system_root=''", "readonly system_root='" + system + "'"));
        }
        Files.createDirectories(tree.resolve("standalone/src/main/java"));
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
    }

    Path tree() {
        return parent.resolve("tree");
    }

    /** Directory {@code path} of the system, or with {@code ~/} before it of the person. */
    Path directory(String path) {
        return path.startsWith("~/") ? home.resolve(path.substring(2)) : system.resolve(path);
    }

    /** Makes a JDK that says how it was started. */
    Path jdk(String path, String version) throws IOException {
        Path jdk = jre(path, version);
        executable(jdk.resolve("bin/javac"), "");
        return jdk;
    }

    Path jre(String path, String version) throws IOException {
        Path java = directory(path);
        executable(java.resolve("bin/java"), "echo \"started $0\"");
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return java;
    }

    void program(String name, String script) throws IOException {
        executable(programs.resolve(name), script);
    }

    /** Makes a program that records each call, does what the script says, and then ends well. */
    void recorded(String name, String script) throws IOException {
        program(name, "echo \"" + name + " $*\" >>\"$CALLS\"\n" + script);
    }

    void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(programs.resolve(name), target);
    }

    void remove(String program) throws IOException {
        Files.delete(programs.resolve(program));
    }

    void set(String variable, Object value) {
        environment.put(variable, value.toString());
    }

    /** Runs {@code ./dateline} where nobody can be asked. */
    Result run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("/bin/bash", tree().resolve("dateline").toString()));
        command.addAll(List.of(arguments));
        return execute(command, "");
    }

    /** Runs {@code ./dateline} on a terminal at which somebody types an answer. */
    Result runOnTerminal(String answer, String arguments) throws IOException, InterruptedException {
        String command = "/bin/bash " + tree().resolve("dateline") + " " + arguments;
        return execute(
                System.getProperty("os.name").startsWith("Mac")
                        ? List.of("/usr/bin/script", "-q", "/dev/null", "/bin/sh", "-c", command)
                        : List.of("/usr/bin/script", "-qec", command, "/dev/null"),
                answer + "\n");
    }

    private Result execute(List<String> command, String input) throws IOException, InterruptedException {
        Path in = Files.writeString(parent.resolve("in"), input);
        Path err = parent.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(parent.toFile())
                .redirectInput(in.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), out, Files.readString(err));
    }

    /** What the programs that record it were told, in order. */
    List<String> calls() throws IOException {
        Path calls = parent.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private static void executable(Path file, String script) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
