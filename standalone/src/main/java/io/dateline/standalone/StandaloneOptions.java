package io.dateline.standalone;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * The options of the command line.
 *
 * @param port the gateway's port on loopback; 0 for any free one
 * @param data the directory of all data
 * @param demo whether the demo is written to an empty platform
 */
record StandaloneOptions(int port, Path data, boolean demo) {

    private static final int DEFAULT_PORT = 8080;
    private static final Path DEFAULT_DATA = Path.of(".dateline");

    /**
     * Reads {@code [--port 8080] [--data DIR] [--demo]}.
     *
     * @throws IllegalArgumentException whose message is a sentence that names the fault
     */
    static StandaloneOptions parse(List<String> arguments) {
        int port = DEFAULT_PORT;
        Path data = DEFAULT_DATA;
        boolean demo = false;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--port" -> port = port(valueOf(option, rest));
                case "--data" -> data = directory(valueOf(option, rest));
                case "--demo" -> demo = true;
                default ->
                    throw new IllegalArgumentException(
                            "There is no option '" + option + "': only --port, --data and --demo.");
            }
        }
        return new StandaloneOptions(port, data, demo);
    }

    private static String valueOf(String option, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "";
        if (value.isBlank() || value.startsWith("--")) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return value;
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("--port is '" + text + "': it must be a whole number from 0 to 65535.");
    }

    private static Path directory(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--data is '" + text + "': this is no path.", e);
        }
    }
}
