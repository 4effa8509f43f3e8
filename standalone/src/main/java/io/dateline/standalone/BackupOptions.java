package io.dateline.standalone;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * The options of {@code backup} and {@code restore}.
 *
 * @param data the data directory
 * @param backup the directory of the backup
 * @param replace whether data that is there is moved aside
 */
record BackupOptions(Path data, Path backup, boolean replace) {

    private static final String REPLACE = "--replace";

    /**
     * Reads {@code [--data DIR] [--replace] BACKUP}.
     *
     * @param mayReplace whether there is {@code --replace}
     * @throws IllegalArgumentException whose message is a sentence that names the fault
     */
    static BackupOptions parse(List<String> arguments, boolean mayReplace) {
        Path data = Path.of(".dateline");
        Path backup = null;
        boolean replace = false;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.equals("--data")) {
                data = path(rest.hasNext() ? rest.next() : "", "--data needs a value.");
            } else if (argument.equals(REPLACE) && mayReplace) {
                replace = true;
            } else if (argument.startsWith("-")) {
                throw new IllegalArgumentException("There is no option '" + argument + "': only --data"
                        + (mayReplace ? " and " + REPLACE : "") + ".");
            } else if (backup == null) {
                backup = path(argument, "Name the directory of the backup.");
            } else {
                throw new IllegalArgumentException("One directory is enough: " + backup + " or " + argument + "?");
            }
        }
        if (backup == null) {
            throw new IllegalArgumentException("Name the directory of the backup.");
        }
        return new BackupOptions(data, backup.toAbsolutePath().normalize(), replace);
    }

    private static Path path(String text, String missing) {
        if (text.isBlank() || text.startsWith("--")) {
            throw new IllegalArgumentException(missing);
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is no path.", e);
        }
    }
}
