package io.dateline.node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs, once for each change, that the DNS name of the cluster has no address, or that this node sees no other node
 * though the name has addresses.
 */
final class NameWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NameWatch.class);

    private static final Duration PERIOD = Duration.ofSeconds(5);

    /** The first of several nodes is alone for a moment when they start. */
    private static final int LOOKS_ALONE = 3;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("cluster-name").unstarted(task));
    private final String name;
    private final BooleanSupplier alone;
    private final NameLookup lookup;
    private boolean unknown;
    private int timesAlone;

    NameWatch(String name, BooleanSupplier alone, NameLookup lookup) {
        this.name = name;
        this.alone = alone;
        this.lookup = lookup;
    }

    /** Looks the name up every few seconds, on a thread of its own, until closed. */
    void open() {
        var unused = clock.scheduleWithFixedDelay(this::look, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    void look() {
        try {
            found(lookup.of(name));
        } catch (UnknownHostException e) {
            if (!unknown) {
                LOG.warn("DATELINE_CLUSTER_DNS={} has no address: this node finds no others by it", name);
            }
            unknown = true;
        }
    }

    private void found(InetAddress[] addresses) {
        if (unknown) {
            LOG.info("DATELINE_CLUSTER_DNS={} has addresses again", name);
        }
        unknown = false;
        if (!alone.getAsBoolean()) {
            if (timesAlone >= LOOKS_ALONE) {
                LOG.info("This node sees others by DATELINE_CLUSTER_DNS={}", name);
            }
            timesAlone = 0;
            return;
        }
        timesAlone = Math.min(timesAlone, LOOKS_ALONE) + 1;
        if (timesAlone == LOOKS_ALONE) {
            LOG.warn(
                    "This node sees no other, though there is DATELINE_CLUSTER_DNS={}, which stands for {}",
                    name,
                    Arrays.stream(addresses).map(InetAddress::getHostAddress).collect(Collectors.joining(", ")));
        }
    }
}
