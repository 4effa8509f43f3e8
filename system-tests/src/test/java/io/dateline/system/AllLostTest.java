package io.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All processes of one service are killed, and come back. */
@ExtendWith(Running.class)
class AllLostTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Replicas replicas;

    AllLostTest(Replicas replicas) {
        this.replicas = replicas;
    }

    @Test
    void withoutArticleServicesReadersReadOnAndComment() throws Exception {
        Newsroom newsroom = Newsroom.at(replicas.gateways().getFirst());
        String known = publishAndRead(newsroom, "Read before");
        String unread = newsroom.publish("Not read before", "Text.").get("slug").asText();
        assertThat(newsroom.comment(unread, "Known to the comments.").statusCode())
                .isEqualTo(201);

        kill("article-service");

        await().atMost(PATIENCE)
                .until(() -> cacheStatus(newsroom.get("articles/" + known)).contains("fwd=stale"));
        for (Replica gateway : replicas.gateways()) {
            assertThat(newsroom.through(gateway).get("articles/" + known).statusCode())
                    .isEqualTo(200);
            assertThat(newsroom.through(gateway)
                            .comment(known, "Without it, at " + gateway.name())
                            .statusCode())
                    .isEqualTo(201);
            assertThat(newsroom.through(gateway).commentIds(known)).isNotEmpty();
        }
        assertAway(newsroom.get("articles/" + unread));
        Table.line("no article-service: cached article, another, a comment", "200 stale, 503, 201");

        long back = launch("article-service");
        await().atMost(PATIENCE)
                .until(() -> newsroom.get("articles/" + unread).statusCode() == 200
                        && !cacheStatus(newsroom.get("articles/" + known)).contains("503"));
        Table.line("article-services ready again, all served after", millisSince(back));
        replicas.awaitWhole();
    }

    @Test
    void withoutCommentServicesArticlesAreAsEver() throws Exception {
        Newsroom newsroom = Newsroom.at(replicas.gateways().getFirst());
        String known = publishAndRead(newsroom, "Discussed before");
        assertThat(newsroom.comment(known, "Before.").statusCode()).isEqualTo(201);
        await().until(() -> newsroom.commentIds(known).size() == 1);
        String silent =
                newsroom.publish("Nobody looked below", "Text.").get("slug").asText();

        kill("comment-service");

        for (Replica gateway : replicas.gateways()) {
            assertThat(newsroom.through(gateway).get("articles/" + silent).statusCode())
                    .isEqualTo(200);
        }
        assertThat(newsroom.get("articles/" + known + "/comments?limit=100").statusCode())
                .isEqualTo(200);
        assertAway(newsroom.get("articles/" + silent + "/comments"));
        assertAway(newsroom.comment(known, "While it is away."));
        Table.line("no comment-service: an article, cached comments, a comment", "200, 200, 503");

        long back = launch("comment-service");
        await().atMost(PATIENCE)
                .until(() -> newsroom.get("articles/" + silent + "/comments").statusCode() == 200);
        assertThat(newsroom.comment(known, "When it is back.").statusCode()).isEqualTo(201);
        await().until(() -> newsroom.commentIds(known).size() == 2);
        Table.line("comment-services ready again, all served after", millisSince(back));
        replicas.awaitWhole();
    }

    private String publishAndRead(Newsroom newsroom, String headline) throws Exception {
        String slug = newsroom.publish(headline, "Text.").get("slug").asText();
        for (Replica gateway : replicas.gateways()) {
            assertThat(newsroom.through(gateway).get("articles/" + slug).statusCode())
                    .isEqualTo(200);
        }
        return slug;
    }

    private void kill(String service) throws InterruptedException {
        for (Replica replica : replicas.of(service)) {
            replica.kill();
        }
    }

    /** Gives the moment in which they are ready. */
    private long launch(String service) throws Exception {
        List<Replica> all = replicas.of(service);
        for (Replica replica : all) {
            replica.launch();
        }
        for (Replica replica : all) {
            replica.awaitReady();
        }
        return System.nanoTime();
    }

    private static void assertAway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static String cacheStatus(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.headers().firstValue("Cache-Status").orElse("");
    }

    private static String millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000 + " ms";
    }
}
