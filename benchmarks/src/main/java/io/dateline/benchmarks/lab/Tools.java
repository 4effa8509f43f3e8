package io.dateline.benchmarks.lab;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The programs of others that measure.
 *
 * @param chromium null where there is none: one bench cannot do without
 */
public record Tools(Path wrk, Path pgbench, @Nullable Path chromium) {

    /** Those that {@code ./dateline} found. */
    public static Tools found() {
        return new Tools(named("wrk"), named("pgbench"), foundChromium());
    }

    private static @Nullable Path foundChromium() {
        String program = System.getProperty("dateline.chromium", "");
        return program.isEmpty() ? null : Path.of(program);
    }

    private static Path named(String program) {
        return Path.of(System.getProperty("dateline." + program, program));
    }
}
