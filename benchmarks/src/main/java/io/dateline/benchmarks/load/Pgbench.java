package io.dateline.benchmarks.load;

import io.dateline.benchmarks.result.BenchFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs pgbench on one script, over and over. */
public final class Pgbench {

    private static final Pattern RATE = Pattern.compile("(?m)^tps = (\\d+(?:\\.\\d+)?)");
    private static final Pattern FAILED = Pattern.compile("(?m)^number of failed transactions: ([1-9]\\d*)");

    private final Path program;

    /** This program. */
    public Pgbench(Path program) {
        this.program = program;
    }

    /** Transactions a second. */
    public double run(URI database, String password, Path script, int clients, int seconds)
            throws BenchFailed, IOException, InterruptedException {
        List<String> command = List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=1",
                "--time=" + seconds,
                "--file=" + script,
                "--host=" + database.getHost(),
                "--port=" + database.getPort(),
                "--username=" + database.getUserInfo(),
                database.getPath().substring(1));
        return parse(Command.run(command, Map.of("PGPASSWORD", password), seconds + 30));
    }

    static double parse(String output) throws BenchFailed {
        Matcher failed = FAILED.matcher(output);
        if (failed.find()) {
            throw new BenchFailed("pgbench lost " + failed.group(1) + " transactions");
        }
        Matcher rate = RATE.matcher(output);
        if (!rate.find() || output.contains("Run was aborted")) {
            throw new BenchFailed("pgbench measured nothing: " + output.strip().replace("\n", " "));
        }
        return Double.parseDouble(rate.group(1));
    }
}
