package io.dateline.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A private authority in a directory, made by the script that operators have. */
final class TestAuthority {

    private static final Path SCRIPT =
            Path.of("..", "deploy", "make-authority.sh").toAbsolutePath();

    record Said(int exitCode, String text) {}

    private final Path directory;

    TestAuthority(Path directory) {
        this.directory = directory;
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /** The script, on this directory. */
    Said make(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
        for (String argument : arguments) {
            command.add(argument.equals("DIRECTORY") ? directory.toString() : argument);
        }
        return run(command);
    }

    /** What a node with the certificate of this name is given; it is made. */
    BusTls node(String name) throws IOException, InterruptedException {
        Said said = make("DIRECTORY", name);
        assertThat(said.exitCode()).as(said.text()).isZero();
        return given(name);
    }

    /** As {@link #node}, but the certificate expired yesterday. */
    BusTls expired(String name) throws IOException, InterruptedException {
        node(name);
        Said said = run(List.of(
                "sh",
                "-c",
                "cd '" + directory + "' && openssl req -new -subj /CN=" + name + " -key " + name
                        + ".key -out request && openssl x509 -req -in request -CA authority.pem -CAkey authority.key"
                        + " -set_serial 7 -days -1 -out " + name + ".pem"));
        assertThat(said.exitCode()).as(said.text()).isZero();
        return given(name);
    }

    private BusTls given(String name) throws IOException {
        return new BusTls(read(name + ".pem"), read(name + ".key"), read("authority.pem"));
    }

    Buffer read(String name) throws IOException {
        return Buffer.buffer(Files.readAllBytes(file(name)));
    }

    private static Said run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Said(process.waitFor(), text);
    }
}
