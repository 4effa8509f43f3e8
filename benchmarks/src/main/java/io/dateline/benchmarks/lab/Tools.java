package io.dateline.benchmarks.lab;

import java.nio.file.Path;

/** The programs of others that measure. */
public record Tools(Path wrk, Path pgbench) {

    /** Those that {@code ./dateline} found. */
    public static Tools found() {
        return new Tools(named("wrk"), named("pgbench"));
    }

    private static Path named(String program) {
        return Path.of(System.getProperty("dateline." + program, program));
    }
}
