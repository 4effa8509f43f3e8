package io.dateline.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code ./dateline}, in a tree of its own with stand-ins for the JDK and Maven that say what they are told. */
class ScriptTest {

    private static final Path SCRIPT = Path.of("..", "dateline");

    @TempDir
    Path parent;

    private final Map<String, String> environment = new HashMap<>();
    private Path tree;
    private Path tools;

    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectory(parent.resolve("a tree"));
        Files.copy(SCRIPT, tree.resolve("dateline"));
        PathUtils.copyDirectory(SCRIPT.resolveSibling("scripts"), tree.resolve("scripts"));
        Files.createDirectories(tree.resolve("standalone/src/main/java"));
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        tools = Files.createDirectory(parent.resolve("tools"));
        tool("jdk/bin/java", "echo \"java $*\"");
        tool("jdk/bin/javac", "");
        Files.writeString(tools.resolve("jdk/release"), "JAVA_VERSION=\"99.0.1\"\n");
        tool("bin/mvn", """
                case $* in *-version) echo 'Apache Maven 3.9.9'; exit ;; esac
                echo "maven $*" >>"$MAVEN_CALLS"
                echo '[INFO] Building Dateline: Common 0.1.0   [2/6]'
                for module in standalone benchmarks system-tests; do
                    mkdir -p $module/target && touch $module/target/$module.jar
                done
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help"})
    void helpTellsTheCommands(String argument) throws Exception {
        Result result = run(argument);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains(
                        "./dateline up",
                        "./dateline test",
                        "./dateline bench",
                        "./dateline faults",
                        "./dateline audit",
                        "./dateline backup",
                        "./dateline restore",
                        "./dateline help");
    }

    @Test
    void noCommandGivesTheHelpAndFails() throws Exception {
        Result result = run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("./dateline up")
                .endsWith("dateline: Say what to do: up, test, bench, faults, audit, backup, restore or help.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "launch | There is no command 'launch': only up, test, bench, faults, audit, backup, restore and help.",
                "up --prot 1 | There is no option '--prot': only --port, --data, --demo and --yes.",
                "up --port x | --port is 'x': it must be a whole number from 0 to 65535.",
                "up --port 70000 | --port is '70000': it must be a whole number from 0 to 65535.",
                "up --port | --port needs a value.",
                "up --data | --data needs a value.",
                "up --data --demo | --data needs a value.",
                "test fast | 'test' takes no options but --yes.",
                "test --yes fast | 'test' takes no options but --yes.",
                "audit --data | --data needs a value."
            })
    void whatMakesNoSenseIsAnsweredInOneSentence(String arguments, String sentence) throws Exception {
        Result result = run(arguments.split(" ", -1));

        assertThat(result).isEqualTo(new Result(2, "", "dateline: " + sentence + "\n"));
    }

    @Test
    void aPortInUseIsNamedBeforeAnythingIsBuilt() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());

            Result result = run("up", "--port", port);

            assertThat(result)
                    .isEqualTo(
                            new Result(
                                    1,
                                    "",
                                    "dateline: Port " + port
                                            + " is in use on this machine: stop what uses it, or choose another with --port.\n"));
            assertThat(mavenCalls()).isEmpty();
        }
    }

    @Test
    void upBuildsOnceAndBecomesThePlatform() throws Exception {
        Result first = run("up", "--port", "0", "--data", "my data", "--demo");
        Result second = run("up", "--port", "0");

        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).contains("  [2/6] Common\n");
        assertThat(first.out())
                .containsPattern("-XX:DumpLoadedClassList=.+/standalone-\\d+-\\d+\\.jsa\\.\\d+\\.classes ")
                .contains("-jar " + tree.toRealPath() + "/standalone/target/standalone.jar")
                .endsWith("--port 0 --data my data --demo\n");
        assertThat(second.out()).endsWith("--port 0 --data " + tree.toRealPath() + "/.dateline\n");
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void upUsesTheClassArchiveOfThisBuildAndThisJdkAndRemovesOthers() throws Exception {
        String told = run("up", "--port", "0").out();
        String listed = told.substring(told.indexOf("-XX:DumpLoadedClassList=") + "-XX:DumpLoadedClassList=".length());
        Path archive = Path.of(listed.substring(0, listed.indexOf(".jsa") + ".jsa".length()));
        Files.createFile(archive);
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(1)));

        assertThat(run("up", "--port", "0").out())
                .contains("-XX:SharedArchiveFile=" + archive)
                .doesNotContain("DumpLoadedClassList");

        Files.writeString(tools.resolve("jdk/release"), "JAVA_VERSION=\"99.0.2\"\n");
        assertThat(run("up", "--port", "0").out())
                .contains("DumpLoadedClassList")
                .doesNotContain("SharedArchiveFile");
        assertThat(archive).doesNotExist();
    }

    @Test
    void backupAndRestoreBecomeTheirCommands() throws Exception {
        run("up", "--port", "0");

        assertThat(run("backup", "/a backup").out())
                .endsWith("-cp " + tree.toRealPath() + "/standalone/target/standalone.jar"
                        + " io.dateline.standalone.BackupCommand --data " + tree.toRealPath()
                        + "/.dateline /a backup\n");
        assertThat(run("restore", "--data", "my data", "--replace", "/a backup").out())
                .endsWith(" io.dateline.standalone.RestoreCommand --data " + tree.toRealPath()
                        + "/.dateline --data my data --replace /a backup\n");
    }

    @Test
    void thePortMayBeInTheEnvironment() throws Exception {
        environment.put("DATELINE_PORT", "0");
        assertThat(run("up").out()).contains(" --port 0 ");

        environment.put("DATELINE_PORT", "x");
        assertThat(run("up").err())
                .isEqualTo("dateline: DATELINE_PORT is 'x': it must be a whole number from 0 to 65535.\n");
    }

    @Test
    void upBuildsAgainAfterASourceChangedOrWasRemoved() throws Exception {
        Path source = Files.createFile(tree.resolve("standalone/src/main/java/A.java"));
        run("up", "--port", "0");

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        run("up", "--port", "0");
        Files.delete(source);
        Files.setLastModifiedTime(
                source.resolveSibling(""), FileTime.from(Instant.now().plusSeconds(2)));
        run("up", "--port", "0");

        assertThat(mavenCalls()).hasSize(3);
    }

    @Test
    void upBuildsThePlatformAloneAndTheBenchmarksBuildItToo() throws Exception {
        tool("bin/wrk", "");
        tool("bin/pgbench", "");
        run("up", "--port", "0");
        run("bench", "--quick");
        run("bench", "--quick");
        run("up", "--port", "0");
        run("faults", "--list");

        assertThat(mavenCalls())
                .satisfiesExactly(
                        up -> assertThat(up).endsWith("-pl standalone -am package"),
                        bench -> assertThat(bench).endsWith("-pl benchmarks -am package"),
                        faults -> assertThat(faults).endsWith("-pl system-tests -am package"));
    }

    @ParameterizedTest
    @CsvSource({"benchmarks, 2", "testkit, 2", "system-tests, 1", "standalone, 2"})
    void theBenchmarksAreBuiltAgainOnlyAfterAChangeOfWhatIsInThem(String module, int builds) throws Exception {
        tool("bin/wrk", "");
        tool("bin/pgbench", "");
        Path source = Files.createDirectories(tree.resolve(module + "/src/main/java"));
        run("bench", "--quick");

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        run("bench", "--quick");

        assertThat(mavenCalls()).hasSize(builds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"benchmarks", "testkit", "system-tests"})
    void upBuildsNothingAfterAChangeOfWhatIsNotInThePlatform(String module) throws Exception {
        Path source = Files.createDirectories(tree.resolve(module + "/src/main/java"));
        run("up", "--port", "0");

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        run("up", "--port", "0");

        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void aBuildThatFailsShowsTheEndOfItsLogAndIsTriedAgain() throws Exception {
        tool("bin/mvn", "echo '[ERROR] Article.java does not compile'; exit 1");

        Result result = run("up", "--port", "0");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("[ERROR] Article.java does not compile")
                .contains("dateline: The build failed; all it said is in ");
        assertThat(run("up", "--port", "0").exitCode()).isEqualTo(1);
    }

    @Test
    void auditAsksTheDatabaseOfThePlatformThatRuns() throws Exception {
        Path data = Files.createDirectory(parent.resolve("my data"));
        run("up", "--port", "0");
        tool(
                "jdk/bin/java",
                "echo \"$DATELINE_ARTICLES_DATABASE_URL $DATELINE_ARTICLES_DATABASE_PASSWORD_FILE $*\"; exit 1");

        Result stopped = run("audit", "--data", data.toString(), "verify");
        Files.createDirectory(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/postmaster.pid"), "17\n/data\n1770000000\n54321\n\n127.0.0.1\n");
        Result running = run("audit", "--data", data.toString(), "verify", "7:abc");

        assertThat(stopped)
                .isEqualTo(new Result(
                        3, "", "dateline: No platform runs on " + data + ": start it with './dateline up'.\n"));
        assertThat(running.exitCode()).isEqualTo(1);
        assertThat(running.out())
                .startsWith("postgresql://articles@127.0.0.1:54321/articles " + data + "/secrets/postgres-articles ")
                .endsWith("-cp " + tree.toRealPath()
                        + "/standalone/target/standalone.jar io.dateline.article.audit.AuditCommand verify 7:abc\n");
    }

    @Test
    void testRunsEverything() throws Exception {
        tool("bin/shellcheck", "echo \"shellcheck $*\"");

        assertThat(run("test").exitCode()).isZero();
        assertThat(mavenCalls()).singleElement().asString().endsWith("verify");
    }

    @Test
    void testCompilesAnewWhatWasBuiltUncheckedToBeStarted() throws Exception {
        tool("bin/shellcheck", "");
        Path unchecked = Files.createDirectories(tree.resolve("standalone/target/classes"));

        run("test");
        boolean keptWithoutABuild = Files.exists(unchecked);
        Files.delete(tree.resolve("standalone/target/.built-standalone"));
        run("up", "--port", "0");
        run("test");

        assertThat(keptWithoutABuild).isTrue();
        assertThat(unchecked).doesNotExist();
    }

    @Test
    void benchBecomesTheBenchmarks() throws Exception {
        tool("bin/wrk", "");
        tool("bin/pgbench", "");

        Result result = run("bench", "hot-article", "--quick");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains(
                        "-Ddateline.wrk=" + tools.resolve("bin/wrk"),
                        "-Ddateline.pgbench=" + tools.resolve("bin/pgbench"))
                .endsWith("-jar " + tree.toRealPath() + "/benchmarks/target/benchmarks.jar hot-article --quick\n");
    }

    @Test
    void faultsBecomeTheSystemTestsThatPutThemIn() throws Exception {
        Result result = run("faults", "freeze-*", "--once");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("-Ddateline.root=" + tree.toRealPath() + " ")
                .endsWith("-jar " + tree.toRealPath() + "/system-tests/target/system-tests.jar freeze-* --once\n");
    }

    @Test
    void whatIsMissingForTheBenchmarksIsNamedAllAtOnce() throws Exception {
        Result result = runWithPath(tools.resolve("bin") + ":" + basicTools(), "bench");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("dateline: Missing:\n  wrk\n");
        assertThat(mavenCalls()).isEmpty();
    }

    private Result run(String... arguments) throws IOException, InterruptedException {
        return runWithPath(tools.resolve("bin") + ":" + System.getenv("PATH"), arguments);
    }

    private Result runWithPath(String path, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", tree.resolve("dateline").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(parent.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PATH", path,
                        "JAVA_HOME", tools.resolve("jdk").toString(),
                        "MAVEN_CALLS", tools.resolve("calls").toString()));
        builder.environment().putAll(environment);
        Path err = tools.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), out, Files.readString(err));
    }

    private List<String> mavenCalls() throws IOException {
        Path calls = tools.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** A directory with the few programs the script needs besides Java and Maven. */
    private Path basicTools() throws IOException {
        Path basic = Files.createDirectory(tools.resolve("basic"));
        for (String program :
                List.of("bash", "dirname", "readlink", "sed", "find", "id", "mkdir", "flock", "true", "unshare")) {
            Files.createSymbolicLink(basic.resolve(program), Path.of("/usr/bin", program));
        }
        return basic;
    }

    private void tool(String name, String script) throws IOException {
        Path file = tools.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
