package io.dateline.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.system.Attempt.Kind;
import io.dateline.system.Replica;
import io.dateline.system.Replicas;
import io.dateline.system.Table;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.newsroom.Story;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A thousand comments a second on one article, which is edited meanwhile, while another is withdrawn. */
final class CommentFlood {

    private static final int A_SECOND = 1_000;
    private static final int SECONDS = 8;
    private static final int AT_ONCE = 400;
    private static final Duration SEEN = Duration.ofSeconds(1);
    private static final int AFTER_MILLIS = 2_000;

    private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();

    private CommentFlood() {}

    static InjectedFault fault() {
        return InjectedFault.of(
                "comment-flood",
                "1,000 comments a second on one article for 8 s; it is edited, and another is withdrawn",
                Promise.of(
                                "an edit and a withdrawal are seen everywhere within a second; comments beyond what it can write are "
                                        + "refused within 2 s")
                        .but(Limit.refusedWhileItLasts(2), Kind.KEYED, Kind.UNKEYED),
                Duration.ZERO,
                (replicas, load) -> {
                    load.rest();
                    warmUp(replicas);
                    load.goOn();
                    new CommentFlood().begin(replicas);
                },
                InjectedFault.Act.NONE);
    }

    /** A process that was started for another fault has compiled little of what it does, and nothing is promised of it. */
    private static void warmUp(Replicas replicas) throws Exception {
        Newsroom staff = Newsroom.asAdmin(replicas.gateways().getFirst().address());
        String slug = staff.publish("Some comment", "Text.").slug();
        assertThat(new CommentFlood().flood(replicas, staff, slug)).isTrue();
    }

    private void begin(Replicas replicas) throws Exception {
        Newsroom staff = Newsroom.asAdmin(replicas.gateways().getFirst().address());
        Story lively = staff.publish("Everybody comments", "Text.");
        Story withdrawn = staff.publish("Withdrawn meanwhile", "Text.");
        String slug = lively.slug();
        String other = "articles/" + withdrawn.slug();
        for (Replica gateway : replicas.gateways()) {
            assertThat(staff.through(gateway.address()).status(other)).isEqualTo(200);
            assertThat(staff.through(gateway.address()).status("articles/" + slug))
                    .isEqualTo(200);
        }
        List<String> late = new ArrayList<>();
        try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> flood = two.submit(() -> flood(replicas, staff, slug));
            Thread.sleep(AFTER_MILLIS);
            staff.rename(lively, "Edited meanwhile");
            long edited = System.nanoTime();
            for (Replica gateway : replicas.gateways()) {
                seen(
                        late,
                        "the edit at " + gateway.name(),
                        edited,
                        () -> staff.through(gateway.address())
                                .look("articles/" + slug)
                                .text()
                                .contains("Edited meanwhile"));
            }
            Thread.sleep(AFTER_MILLIS);
            staff.unpublish(withdrawn);
            long unpublished = System.nanoTime();
            for (Replica gateway : replicas.gateways()) {
                seen(
                        late,
                        "the withdrawal at " + gateway.name(),
                        unpublished,
                        () -> staff.through(gateway.address()).status(other) != 200);
            }
            assertThat(flood.get()).isTrue();
        }
        Table.line(
                "comments acknowledged a second, refused in all", acknowledged.size() / SECONDS + ", " + refused.get());
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> staff.comments(slug).keySet().containsAll(acknowledged));
        assertThat(late).isEmpty();
    }

    private static void seen(List<String> late, String what, long since, Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
        Duration after = Duration.ofNanos(System.nanoTime() - since);
        if (after.compareTo(SEEN) > 0) {
            late.add(what + " was seen after " + after.toMillis() + " ms");
        }
    }

    /** Each at its time, or not at all where too many wait for their answers. */
    private boolean flood(Replicas replicas, Newsroom staff, String slug) throws Exception {
        String run = UUID.randomUUID().toString();
        Semaphore free = new Semaphore(AT_ONCE);
        List<Newsroom> doors = replicas.gateways().stream()
                .map(gateway -> staff.through(gateway.address()))
                .toList();
        long start = System.nanoTime();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < A_SECOND * SECONDS; i++) {
                long due = start + i * (1_000_000_000L / A_SECOND);
                LockSupport.parkNanos(due - System.nanoTime());
                if (!free.tryAcquire()) {
                    refused.incrementAndGet();
                    continue;
                }
                Newsroom door = doors.get(i % doors.size());
                String text = run + " flood " + i;
                writers.execute(() -> {
                    write(door, slug, text);
                    free.release();
                });
            }
        }
        return true;
    }

    private void write(Newsroom door, String slug, String text) {
        try {
            Exchange answer = door.comment(slug, "Ada", text, UUID.randomUUID().toString());
            if (answer.status() == 201) {
                acknowledged.add(answer.tree().get("id").asLong());
            } else {
                refused.incrementAndGet();
            }
        } catch (IOException e) {
            refused.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
