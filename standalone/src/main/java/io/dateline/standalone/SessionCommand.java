package io.dateline.standalone;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Runs commands in a session of their own: Ctrl-C in the terminal interrupts every process of the foreground group, and
 * the servers have to stop after the services that use them.
 */
final class SessionCommand {

    private SessionCommand() {}

    /** The command in a session of its own; unchanged where there is no {@code setsid}, as on macOS. */
    static List<String> of(String... command) {
        List<String> words = new ArrayList<>();
        if (isOnPath("setsid")) {
            words.add("setsid");
        }
        words.addAll(List.of(command));
        return words;
    }

    /** The words before a command that may take its time; none where there is no {@code nice}. */
    static List<String> atLowPriority() {
        return isOnPath("nice") ? List.of("nice", "-n", "19") : List.of();
    }

    private static boolean isOnPath(String program) {
        String directories = System.getenv().getOrDefault("PATH", "");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(directories)
                .anyMatch(directory -> !directory.isEmpty() && Files.isExecutable(Path.of(directory, program)));
    }
}
