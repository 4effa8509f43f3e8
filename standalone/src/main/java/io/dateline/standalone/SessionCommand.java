package io.dateline.standalone;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Commands that a Ctrl-C in the terminal does not reach: it interrupts every process of Dateline's group at once, and
 * what stores data has to stop after what uses it.
 */
final class SessionCommand {

    private SessionCommand() {}

    /** This command in a session of its own; unchanged where there is no {@code setsid}, as on macOS. */
    static List<String> command(String... command) {
        List<String> words = new ArrayList<>();
        if (isOnPath("setsid")) {
            words.add("setsid");
        }
        words.addAll(List.of(command));
        return words;
    }

    private static boolean isOnPath(String program) {
        String directories = System.getenv().getOrDefault("PATH", "");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(directories)
                .anyMatch(directory -> !directory.isEmpty() && Files.isExecutable(Path.of(directory, program)));
    }
}
