package io.dateline.benchmarks.load;

import io.dateline.benchmarks.result.BenchFailed;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Readers who come at a fixed rate, whether or not those before them were answered.
 *
 * <p>Each connection has its own timetable. The time of a request counts from the moment at which it was due: one that had
 * to wait because the one before it was slow has waited, as its reader would have. Without that the slowest moments would
 * be those with the fewest requests.
 */
public final class OpenLoop {

    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final URI address;
    private final int connections;

    /** Uses the given number of connections at a time. */
    public OpenLoop(URI address, int connections) {
        this.address = address;
        this.connections = connections;
    }

    /**
     * Sends requests at the given rate, in requests a second, for the given time.
     *
     * @return the times of the requests in ns
     * @throws BenchFailed if one was not answered with 200
     */
    public Histogram run(double rate, int seconds) throws BenchFailed, InterruptedException {
        long start = System.nanoTime() + 50_000_000;
        long interval = (long) (1e9 * connections / rate);
        Histogram all = new Histogram(LONGEST_NANOS, DIGITS);
        try (ExecutorService readers = Executors.newFixedThreadPool(connections)) {
            List<Future<Histogram>> each = IntStream.range(0, connections)
                    .mapToObj(number -> readers.submit(() -> follow(
                            start + interval * number / connections, interval, start + seconds * 1_000_000_000L)))
                    .toList();
            for (Future<Histogram> times : each) {
                all.add(times.get());
            }
        } catch (ExecutionException e) {
            throw new BenchFailed("a request was lost: " + e.getCause());
        }
        return all;
    }

    private Histogram follow(long first, long interval, long end) throws IOException {
        Histogram times = new Histogram(LONGEST_NANOS, DIGITS);
        byte[] request = Connection.get(address, List.of());
        try (Connection connection = new Connection(address)) {
            for (long due = first; due - end < 0; due += interval) {
                awaitMoment(due);
                RawAnswer answer = connection.send(request);
                if (answer.status() != 200) {
                    throw new IOException("Answered " + answer.status());
                }
                times.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - due));
            }
        }
        return times;
    }

    private static void awaitMoment(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
