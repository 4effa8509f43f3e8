package io.dateline.gateway.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Time that passes when a test says so. */
final class ManualTiming implements Timing {

    private final List<Task> tasks = new ArrayList<>();
    private long now = 1_000_000;

    private record Task(long due, Runnable work) {}

    @Override
    public synchronized long millis() {
        return now;
    }

    @Override
    public synchronized void after(long millis, Runnable task) {
        tasks.add(new Task(now + millis, task));
    }

    /** Lets time pass, and does on the way what is due. */
    void pass(Duration time) {
        long end = millis() + time.toMillis();
        for (Task next = next(end); next != null; next = next(end)) {
            next.work.run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized @Nullable Task next(long end) {
        Task next = tasks.stream().min(Comparator.comparingLong(Task::due)).orElse(null);
        if (next == null || next.due > end) {
            return null;
        }
        tasks.remove(next);
        now = Math.max(now, next.due);
        return next;
    }
}
