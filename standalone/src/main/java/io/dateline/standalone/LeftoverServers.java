package io.dateline.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Servers that an earlier Dateline left running on this data because it was killed together with its watchdog. */
final class LeftoverServers {

    private LeftoverServers() {}

    /** Stops them; returns when they have ended. Another process with the same id is left alone. */
    static void stop(List<ServerProgram> servers, Path watchdogScript) throws IOException {
        try (Watchdog watchdog = new Watchdog(watchdogScript)) {
            for (ServerProgram server : servers) {
                if (Files.exists(server.pidFile())) {
                    watchdog.watch(pid(server.pidFile()), server.stopSignal(), server.argument());
                }
            }
        }
    }

    /** The process id; 0, which no process has, if the file is incomplete. */
    private static long pid(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            String first = lines.findFirst().orElse("").strip();
            return first.matches("\\d{1,18}") ? Long.parseLong(first) : 0;
        }
    }
}
