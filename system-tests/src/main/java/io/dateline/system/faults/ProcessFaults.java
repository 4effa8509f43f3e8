package io.dateline.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.system.Attempt.Kind;
import io.dateline.system.Replica;
import io.dateline.system.Replicas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Processes of the services are killed, frozen, stopped and replaced. */
final class ProcessFaults {

    private static final String ARTICLES = "article-service";
    private static final String COMMENTS = "comment-service";
    private static final String SITE = "site";
    private static final String GATEWAY = "gateway";
    private static final List<String> SERVICES = List.of(ARTICLES, COMMENTS, SITE, GATEWAY);
    private static final double MAX_FAILED_READS = 0.001;
    private static final int GATEWAY_NOTICED_SECONDS = 3;

    private ProcessFaults() {}

    static List<InjectedFault> all() {
        List<InjectedFault> all = new ArrayList<>();
        SERVICES.forEach(service -> all.add(killOne(service)));
        all.add(killAllArticleServices());
        all.add(killAllCommentServices());
        all.add(killAllSites());
        for (int seconds : List.of(5, 20, 60)) {
            SERVICES.forEach(service -> all.add(freeze(service, seconds)));
            all.add(freezeOldest(seconds));
        }
        all.add(scaleToOne());
        all.add(replaceInOrder());
        return all;
    }

    private static InjectedFault killOne(String service) {
        Promise promise = service.equals(GATEWAY)
                ? Promise.of("only its requests in progress fail")
                        .but(Limit.atMost(1), Kind.CACHED, Kind.UNCACHED, Kind.COMMENTS, Kind.PAGE)
                        .butWrites(Limit.atMost(1))
                : Promise.of("no cached read fails; others for 2 s at most, under 0.1 % of all reads")
                        .but(Limit.atMost(2), Kind.UNCACHED, Kind.COMMENTS, Kind.PAGE)
                        .butWrites(Limit.atMost(2))
                        .withFailedReads(MAX_FAILED_READS);
        return InjectedFault.of(
                "kill-" + service,
                "kill -9 of one of two " + service + "s",
                promise,
                Duration.ofSeconds(3),
                (replicas, load) -> replicas.of(service).getLast().kill(),
                (replicas, load) -> launch(List.of(replicas.of(service).getLast())));
    }

    private static InjectedFault killAllArticleServices() {
        return killAll(
                ARTICLES,
                Promise.of("cached articles are served, comments written and read")
                        .but(Limit.refusedWhileItLasts(3), Kind.UNCACHED, Kind.EDIT));
    }

    private static InjectedFault killAllCommentServices() {
        return killAll(
                COMMENTS,
                Promise.of("articles as ever, pages of comments as they were; comments refused")
                        .but(Limit.refusedWhileItLasts(3), Kind.KEYED, Kind.UNKEYED));
    }

    private static InjectedFault killAllSites() {
        return killAll(SITE, Promise.of("the API as ever, pages as they were"));
    }

    private static InjectedFault killAll(String service, Promise promise) {
        return InjectedFault.of(
                "kill-all-" + service + "s",
                "kill -9 of all " + service + "s",
                promise,
                Duration.ofSeconds(5),
                (replicas, load) -> {
                    for (Replica replica : replicas.of(service)) {
                        replica.kill();
                    }
                },
                (replicas, load) -> launch(replicas.of(service)));
    }

    private static Promise promiseOfFreeze(String service) {
        Promise promise = Promise.of("no cached read fails; others for 3 s at most")
                .but(Limit.atMost(3), Kind.UNCACHED, Kind.COMMENTS, Kind.PAGE)
                .butWrites(Limit.atMost(3));
        return service.equals(GATEWAY)
                ? Promise.of("what it is sent fails, for 3 s at most: until the load balancer has noticed")
                        .but(Limit.atMost(GATEWAY_NOTICED_SECONDS), Kind.values())
                : promise;
    }

    private static InjectedFault freeze(String service, int seconds) {
        return InjectedFault.of(
                "freeze-" + service + "-" + seconds + "s",
                "SIGSTOP of one of two " + service + "s, after " + seconds + " s SIGCONT",
                promiseOfFreeze(service),
                Duration.ofSeconds(seconds),
                (replicas, load) -> replicas.of(service).getLast().freeze(),
                (replicas, load) -> replicas.of(service).getLast().thaw());
    }

    private static InjectedFault freezeOldest(int seconds) {
        List<Replica> frozen = new ArrayList<>();
        return InjectedFault.of(
                "freeze-oldest-" + seconds + "s",
                "SIGSTOP of the cluster's oldest member, a service, after " + seconds + " s SIGCONT",
                promiseOfFreeze(ARTICLES),
                Duration.ofSeconds(seconds),
                (replicas, load) -> {
                    Replica oldest = oldestService(replicas);
                    frozen.add(oldest);
                    oldest.freeze();
                },
                (replicas, load) -> frozen.removeLast().thaw());
    }

    /** Gateways that are older are started anew: of a frozen gateway something else is promised. */
    private static Replica oldestService(Replicas replicas) throws Exception {
        Replica oldest = replicas.oldest();
        while (oldest.service().equals(GATEWAY)) {
            oldest.stop();
            launch(List.of(oldest));
            replicas.awaitWhole();
            oldest = replicas.oldest();
        }
        return oldest;
    }

    private static InjectedFault scaleToOne() {
        return InjectedFault.of(
                "scale-to-one",
                "SIGTERM to one of two of every service at once",
                Promise.of("no cached read fails, no request for longer than 3 s")
                        .but(Limit.atMost(3), Kind.UNCACHED, Kind.COMMENTS, Kind.PAGE)
                        .butWrites(Limit.atMost(3)),
                Duration.ofSeconds(15),
                (replicas, load) -> stopTogether(lastOfEach(replicas)),
                (replicas, load) -> launch(lastOfEach(replicas)));
    }

    private static InjectedFault replaceInOrder() {
        return InjectedFault.of(
                "replace-in-order",
                "each process of each service is told to stop, and started anew, one at a time",
                Promise.of("no request fails"),
                Duration.ZERO,
                (replicas, load) -> {
                    for (Replica replica : replicas.all()) {
                        replica.stop();
                        launch(List.of(replica));
                        replicas.awaitWhole();
                    }
                },
                InjectedFault.Act.NONE);
    }

    private static List<Replica> lastOfEach(Replicas replicas) {
        return SERVICES.stream().map(service -> replicas.of(service).getLast()).toList();
    }

    private static void stopTogether(List<Replica> replicas) throws Exception {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> stopped = replicas.stream()
                    .map(replica -> each.submit(() -> {
                        replica.stop();
                        return true;
                    }))
                    .toList();
            for (Future<Boolean> one : stopped) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    /** Returns when they are ready. */
    static void launch(List<Replica> replicas) throws Exception {
        for (Replica replica : replicas) {
            replica.launch();
        }
        for (Replica replica : replicas) {
            replica.awaitReady();
        }
    }
}
