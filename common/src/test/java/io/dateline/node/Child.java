package io.dateline.node;

import io.dateline.testkit.system.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A {@link TestNode} in a process of its own, which can be killed, and stopped and continued as by a machine that sleeps. */
final class Child implements AutoCloseable {

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /** Starts it, and returns when it serves. */
    static Child start(List<Integer> ports) throws IOException {
        Stream<String> command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                TestNode.class.getName());
        Process process = new ProcessBuilder(
                        Stream.concat(command, ports.stream().map(String::valueOf))
                                .toList())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("serving")) {
                return new Child(process);
            }
        }
        throw new IOException("The child ended before it served");
    }

    void kill() {
        process.destroyForcibly();
    }

    /** It does nothing from now on, while its connections stay. */
    void freeze() throws IOException, InterruptedException {
        Signal.STOP.to(List.of(process.toHandle()));
    }

    void goOn() throws IOException, InterruptedException {
        Signal.CONT.to(List.of(process.toHandle()));
    }

    @Override
    public void close() {
        kill();
    }
}
