package io.dateline.standalone;

import io.dateline.naming.EditDistance;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The options of the command line.
 *
 * @param port the gateway's port on loopback; 0 for any free one
 * @param data the directory of all data
 * @param demo whether the demo is written to an empty platform
 */
record StandaloneOptions(int port, Path data, boolean demo) {

    private static final String PORT_SETTING = "DATELINE_PORT";
    private static final String DEFAULT_PORT = "8080";
    private static final List<String> NAMES = List.of("--port", "--data", "--demo");
    private static final int NEAR = 2;
    private static final Path DEFAULT_DATA = Path.of(".dateline");

    /**
     * Reads {@code [--port 8080] [--data DIR] [--demo]}; without {@code --port} the port is {@code DATELINE_PORT}.
     *
     * @throws IllegalArgumentException whose message is a sentence that names the fault
     */
    static StandaloneOptions parse(List<String> arguments, Map<String, String> environment) {
        String port = "";
        Path data = DEFAULT_DATA;
        boolean demo = false;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--port" -> port = valueOf(option, rest);
                case "--data" -> data = directory(valueOf(option, rest));
                case "--demo" -> demo = true;
                default -> throw new IllegalArgumentException(unknown(option));
            }
        }
        return new StandaloneOptions(port.isEmpty() ? portOf(environment) : port("--port", port), data, demo);
    }

    private static String valueOf(String option, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "";
        if (value.isBlank() || value.startsWith("--")) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return value;
    }

    private static String unknown(String option) {
        String others = "There is no option '" + option + "': only --port, --data and --demo.";
        return NAMES.stream()
                .filter(name -> EditDistance.between(option, name, NEAR) <= NEAR || option.startsWith(name + "="))
                .findFirst()
                .map(name ->
                        others + " Is " + name + (option.contains("=") ? " with a space after it" : "") + " meant?")
                .orElse(others);
    }

    private static int portOf(Map<String, String> environment) {
        String given = environment.getOrDefault(PORT_SETTING, "").strip();
        return port(PORT_SETTING, given.isEmpty() ? DEFAULT_PORT : given);
    }

    private static int port(String name, String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(name + " is '" + text + "': it must be a whole number from 0 to 65535.");
    }

    private static Path directory(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--data is '" + text + "': this is no path.", e);
        }
    }
}
