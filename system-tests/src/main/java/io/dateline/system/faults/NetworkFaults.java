package io.dateline.system.faults;

import io.dateline.system.Attempt.Kind;
import io.dateline.system.Layout;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The network between nodes is cut, and heals. Needs a network of its own for each process. */
final class NetworkFaults {

    private static final double NOTICED_SECONDS = 3;

    /**
     * A gateway knows that it is cut off when the heartbeat of all others was missing for 10 s, looked at each second, and none of
     * them has answered Hazelcast for 5 s more, as it would be the oldest node then; each question until then takes 2 s.
     */
    private static final double CUT_OFF_SECONDS = 18;

    private NetworkFaults() {}

    static List<InjectedFault> all() {
        return Stream.of(5, 20, 60)
                .flatMap(seconds -> Stream.of(
                        cut("article-service", seconds), cut("comment-service", seconds), cut("gateway", seconds)))
                .toList();
    }

    private static InjectedFault cut(String service, int seconds) {
        Promise promise = service.equals("gateway")
                ? Promise.of("no cached read fails; others until it is known to be cut off, 18 s at most")
                        .but(Limit.atMost(CUT_OFF_SECONDS), Kind.UNCACHED, Kind.COMMENTS, Kind.PAGE)
                        .butWrites(Limit.atMost(CUT_OFF_SECONDS))
                : Promise.of("no cached read fails; others for 3 s at most")
                        .but(Limit.atMost(NOTICED_SECONDS), Kind.UNCACHED, Kind.COMMENTS, Kind.PAGE)
                        .butWrites(Limit.atMost(NOTICED_SECONDS));
        return new InjectedFault(
                "network-cut-" + service + "-" + seconds + "s",
                "one of two " + service + "s is cut off from all other nodes for " + seconds + " s",
                Layout.APART,
                promise,
                Duration.ofSeconds(seconds),
                (replicas, load) -> replicas.cutOff(replicas.of(service).getLast()),
                (replicas, load) -> replicas.connectAgain(replicas.of(service).getLast()));
    }
}
