package io.dateline.node;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks all the time what the threads of Vert.x do, and remembers each that is inside Hazelcast or waits for a lock of it. */
final class LoopSampler implements AutoCloseable {

    private final Set<String> found = ConcurrentHashMap.newKeySet();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("loop-sampler").unstarted(this::run);
    private volatile boolean closed;

    static LoopSampler start() {
        LoopSampler sampler = new LoopSampler();
        sampler.thread.start();
        return sampler;
    }

    /** Where such a thread was seen. */
    Set<String> found() {
        return found;
    }

    private void run() {
        while (!closed) {
            Thread.getAllStackTraces().forEach((seen, stack) -> {
                if (seen.getName().startsWith("vert.x-")) {
                    look(seen.getName(), stack);
                }
            });
            Thread.yield();
        }
    }

    private void look(String name, StackTraceElement[] stack) {
        Arrays.stream(stack)
                .filter(frame -> frame.getClassName().startsWith("com.hazelcast.")
                        || frame.getClassName().startsWith("io.vertx.spi.cluster.hazelcast."))
                .findFirst()
                .ifPresent(frame -> found.add(name + " in " + frame));
    }

    @Override
    public void close() {
        closed = true;
    }
}
