package io.dateline.benchmarks.load;

import io.dateline.benchmarks.result.BenchFailed;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs wrk with one thread: it keeps one processor busy at most, the other is for what it asks. */
public final class Wrk {

    private static final String NO_SCRIPT = "";

    private final Path program;
    private final Path directory;

    /**
     * This program.
     *
     * @param directory for the scripts
     */
    public Wrk(Path program, Path directory) {
        this.program = program;
        this.directory = directory;
    }

    /** The same request over and over. */
    public Load same(URI address, int connections, List<String> headers) throws IOException {
        return new Load(address, connections, headers, script(NO_SCRIPT), List.of());
    }

    /** Paths at random, out of a file with one a line. */
    public Load paths(URI address, int connections, Path file) throws IOException {
        return new Load(address, connections, List.of(), script("paths.lua"), List.of(file.toString()));
    }

    /** Comments, to the paths in a file; the word must be new each time. */
    public Load comments(URI address, int connections, Path file, String word) throws IOException {
        return new Load(address, connections, List.of(), script("comments.lua"), List.of(file.toString(), word));
    }

    /** What wrk is told to ask. */
    public final class Load {

        private final URI address;
        private final int connections;
        private final List<String> headers;
        private final Path script;
        private final List<String> arguments;

        private Load(URI address, int connections, List<String> headers, Path script, List<String> arguments) {
            this.address = address;
            this.connections = connections;
            this.headers = headers;
            this.script = script;
            this.arguments = arguments;
        }

        /** Sends requests for the given time. */
        public Sample run(int seconds) throws BenchFailed, IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(
                    program.toString(),
                    "-t1",
                    "-c" + connections,
                    "-d" + seconds + "s",
                    "--timeout",
                    "10s",
                    "-s",
                    script.toString()));
            for (String header : headers) {
                command.add("-H");
                command.add(header);
            }
            command.add(address.toString());
            if (!arguments.isEmpty()) {
                command.add("--");
                command.addAll(arguments);
            }
            return Sample.parse(Command.run(command, Map.of(), seconds + 30));
        }
    }

    /** The script with the report behind it, as one file. */
    private Path script(String name) throws IOException {
        Path file = directory.resolve(name.isEmpty() ? "same.lua" : name);
        if (!Files.exists(file)) {
            Files.writeString(file, (name.isEmpty() ? "" : resource(name)) + resource("report.lua"));
        }
        return file;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Wrk.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
