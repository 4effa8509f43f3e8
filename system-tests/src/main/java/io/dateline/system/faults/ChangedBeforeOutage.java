package io.dateline.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.system.Attempt.Kind;
import io.dateline.system.Load;
import io.dateline.system.Newsroom;
import io.dateline.system.Replica;
import io.dateline.system.Replicas;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    static Fault fault() {
        ChangedBeforeOutage changed = new ChangedBeforeOutage();
        return Fault.of(
                "changed-before-outage",
                "articles are edited, commented on and withdrawn, then all other services are killed",
                Promise.of("what was changed is served as it was, what was withdrawn is not")
                        .but(Limit.refusedWhileItLasts(3), Kind.UNCACHED, Kind.COMMENTS)
                        .butWrites(Limit.refusedWhileItLasts(3)),
                Duration.ofSeconds(3),
                changed::begin,
                changed::end);
    }

    private void begin(Replicas replicas, Load load) throws Exception {
        Newsroom staff = Newsroom.at(replicas.gateways().getFirst());
        newsroom = staff;
        JsonNode first = staff.publish("Edited a moment before", "Text.");
        JsonNode second = staff.publish("Discussed a moment before", "Text.");
        JsonNode third = staff.publish("Withdrawn a moment before", "Text.");
        edited = first.get("slug").asText();
        discussed = second.get("slug").asText();
        withdrawn = third.get("slug").asText();
        unread = staff.publish("Read by nobody", "Text.").get("slug").asText();
        for (String slug : List.of(edited, discussed, withdrawn)) {
            for (String path : List.of("articles/" + slug, "articles/" + slug + "/comments")) {
                assertThat(statuses(replicas, path)).as(path).containsOnly(200);
            }
        }
        staff.rename(first, "Edited in time");
        assertThat(staff.comment(discussed, "In time.").statusCode()).isEqualTo(201);
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
        HttpResponse<String> unknown = Objects.requireNonNull(newsroom).get("articles/" + unread);
        if (unknown.statusCode() != 503
                || unknown.headers().firstValue("Retry-After").isEmpty()) {
            wrong.add("what no cache has was answered " + unknown.statusCode() + ", or without Retry-After");
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
                        Stream.of(status(Objects.requireNonNull(newsroom).through(gateway), path)))
                .toList();
    }

    private static int status(Newsroom reader, String path) {
        try {
            HttpResponse<String> answer = reader.get(path);
            return answer.statusCode();
        } catch (IOException e) {
            return 599;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
