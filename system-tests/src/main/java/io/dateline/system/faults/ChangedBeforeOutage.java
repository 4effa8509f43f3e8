package io.dateline.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.system.Attempt.Kind;
import io.dateline.system.Load;
import io.dateline.system.Replica;
import io.dateline.system.Replicas;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.newsroom.Story;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An article is edited, one is commented on and one is withdrawn, and a moment later nobody is there to ask. */
final class ChangedBeforeOutage {

    private static final List<String> AWAY = List.of("article-service", "comment-service");

    /** What announcements need to reach every gateway. */
    private static final int ANNOUNCED_MILLIS = 300;

    private @Nullable Newsroom newsroom;
    private String edited = "";
    private String discussed = "";
    private String withdrawn = "";
    private String unread = "";

    static InjectedFault fault() {
        ChangedBeforeOutage changed = new ChangedBeforeOutage();
        return InjectedFault.of(
                "changed-before-outage",
                "articles are edited, commented on and withdrawn, then all other services are killed",
                Promise.of("what was changed is served as it was, what was withdrawn is not")
                        .but(Limit.refusedWhileItLasts(3), Kind.UNCACHED, Kind.COMMENTS, Kind.PAGE)
                        .butWrites(Limit.refusedWhileItLasts(3)),
                Duration.ofSeconds(3),
                changed::begin,
                changed::end);
    }

    private void begin(Replicas replicas, Load load) throws Exception {
        Newsroom staff = Newsroom.asAdmin(replicas.gateways().getFirst().address());
        newsroom = staff;
        Story first = staff.publish("Edited a moment before", "Text.");
        Story second = staff.publish("Discussed a moment before", "Text.");
        Story third = staff.publish("Withdrawn a moment before", "Text.");
        edited = first.slug();
        discussed = second.slug();
        withdrawn = third.slug();
        unread = staff.publish("Read by nobody", "Text.").slug();
        for (String slug : List.of(edited, discussed, withdrawn)) {
            for (String path : List.of("articles/" + slug, "articles/" + slug + "/comments")) {
                assertThat(statuses(replicas, path)).as(path).containsOnly(200);
            }
        }
        staff.rename(first, "Edited in time");
        assertThat(staff.comment(discussed, "Ada", "In time.", UUID.randomUUID().toString())
                        .status())
                .isEqualTo(201);
        staff.unpublish(third);
        Thread.sleep(ANNOUNCED_MILLIS);
        for (Replica replica : away(replicas)) {
            replica.kill();
        }
    }

    private void end(Replicas replicas, Load load) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String path : List.of(
                "articles/" + edited,
                "articles/" + edited + "/comments",
                "articles/" + discussed,
                "articles/" + discussed + "/comments")) {
            statuses(replicas, path).stream()
                    .filter(status -> status != 200)
                    .forEach(status -> wrong.add(path + " was refused with " + status));
        }
        for (String path : List.of("articles/" + withdrawn, "articles/" + withdrawn + "/comments")) {
            statuses(replicas, path).stream()
                    .filter(status -> status < 400)
                    .forEach(status -> wrong.add(path + " was served"));
        }
        Exchange unknown = Objects.requireNonNull(newsroom).look("articles/" + unread);
        if (unknown.status() != 503 || unknown.header("Retry-After") == null) {
            wrong.add("what no cache has was answered " + unknown.status() + ", or without Retry-After");
        }
        ProcessFaults.launch(away(replicas));
        assertThat(wrong).isEmpty();
    }

    private static List<Replica> away(Replicas replicas) {
        return AWAY.stream().flatMap(service -> replicas.of(service).stream()).toList();
    }

    private List<Integer> statuses(Replicas replicas, String path) {
        return replicas.gateways().stream()
                .flatMap(gateway ->
                        Stream.of(status(Objects.requireNonNull(newsroom).through(gateway.address()), path)))
                .toList();
    }

    private static int status(Newsroom reader, String path) {
        try {
            return reader.status(path);
        } catch (IOException e) {
            return 599;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
