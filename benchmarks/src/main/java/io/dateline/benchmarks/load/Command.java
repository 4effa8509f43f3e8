package io.dateline.benchmarks.load;

import io.dateline.benchmarks.result.BenchFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Programs that print something and end. */
public final class Command {

    private Command() {}

    /**
     * Runs one, and gives what it printed.
     *
     * @param environment over the present one
     * @param seconds that it may take
     * @throws BenchFailed if it takes longer or fails
     */
    public static String run(List<String> command, Map<String, String> environment, int seconds)
            throws BenchFailed, IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        Thread end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new BenchFailed(command.getFirst() + " did not end within " + seconds + " s");
            }
            String printed = output.join();
            if (process.exitValue() != 0) {
                throw new BenchFailed(
                        command.getFirst() + " failed: " + printed.strip().replace("\n", " "));
            }
            return printed;
        } finally {
            process.destroyForcibly();
            forget(end);
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hooks run at this moment, and this one does no harm.
        }
    }
}
