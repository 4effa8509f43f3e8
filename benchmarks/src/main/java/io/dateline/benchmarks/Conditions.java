package io.dateline.benchmarks;

import io.dateline.benchmarks.lab.JavaProcess;
import io.dateline.benchmarks.lab.Machine;
import io.dateline.benchmarks.load.Command;
import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.benchmarks.result.Figures;
import io.dateline.benchmarks.result.Rounds;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Under which conditions a run was made. */
final class Conditions {

    private Conditions() {}

    /** A line for each. */
    static List<String> of(Options options, Path directory) throws IOException {
        Rounds rounds = options.rounds();
        return List.of(
                Machine.describe(),
                "JDK " + Runtime.version() + ", Vert.x " + vertxVersion()
                        + "; every process, also those compared with: `java @jvm.options "
                        + String.join(" ", JavaProcess.HEAP) + "`",
                "an fsync takes " + Figures.number(Machine.fsyncMillis(directory))
                        + " ms; PostgreSQL waits for it at each" + " commit (`fsync = on`, `synchronous_commit = on`)",
                rounds.count() + " rounds of " + rounds.seconds() + " s for each of the two, in turn, after "
                        + rounds.warmUpSeconds() + " s to get warm; the load has one thread on the same machine");
    }

    private static String vertxVersion() throws IOException {
        try (InputStream version = Vertx.class.getResourceAsStream("/META-INF/vertx/vertx-version.txt")) {
            return version == null ? "" : new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** The commit that is measured, short; with a mark where files were changed since. */
    static String commit(Path root) throws IOException, InterruptedException {
        try {
            return Command.run(
                            List.of("git", "-C", root.toString(), "describe", "--always", "--dirty", "--abbrev=8"),
                            Map.of(),
                            10)
                    .strip();
        } catch (BenchFailed e) {
            return "unknown";
        }
    }
}
