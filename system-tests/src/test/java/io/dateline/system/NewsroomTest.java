package io.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A day without faults, at two gateways. */
@ExtendWith(Running.class)
class NewsroomTest {

    private final Replicas replicas;

    NewsroomTest(Replicas replicas) {
        this.replicas = replicas;
    }

    @Test
    void whatIsPublishedAndSaidAtOneGatewayIsReadAtTheOther() throws Exception {
        Newsroom first = Newsroom.at(replicas.gateways().getFirst());
        Newsroom second = first.through(replicas.gateways().getLast());

        JsonNode article = first.publish("The ferry sails again", "At **dawn**.");
        String slug = article.get("slug").asText();
        assertThat(second.get("articles/" + slug).body()).contains("<strong>dawn</strong>");
        assertThat(second.comment(slug, "I was there.").statusCode()).isEqualTo(201);
        assertThat(first.comment(slug, "So was I.").statusCode()).isEqualTo(201);

        await().until(() ->
                first.commentIds(slug).size() == 2 && second.commentIds(slug).size() == 2);
    }

    @Test
    void anEditAtOneGatewayIsSeenAtTheOther() throws Exception {
        Newsroom first = Newsroom.at(replicas.gateways().getFirst());
        Newsroom second = first.through(replicas.gateways().getLast());
        JsonNode article = first.publish("Before the edit", "Text.");
        String path = "articles/" + article.get("slug").asText();
        assertThat(second.get(path).body()).contains("Before the edit");

        first.rename(article, "After the edit");

        long start = System.nanoTime();
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> second.get(path).body().contains("After the edit"));
        Table.line("an edit is seen at the other gateway after", (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    @Test
    void eachReplicaGetsItsShare() throws Exception {
        Newsroom newsroom = Newsroom.at(replicas.gateways().getFirst());
        for (int i = 0; i < 20; i++) {
            String slug =
                    newsroom.publish("Shared work " + i, "Text.").get("slug").asText();
            for (Replica gateway : replicas.gateways()) {
                assertThat(newsroom.through(gateway).get("articles/" + slug).statusCode())
                        .isEqualTo(200);
                assertThat(newsroom.through(gateway)
                                .comment(slug, "At " + gateway.name())
                                .statusCode())
                        .isEqualTo(201);
            }
        }

        for (String service : List.of("article-service", "comment-service")) {
            List<Double> shares = new ArrayList<>();
            for (Replica replica : replicas.of(service)) {
                shares.add(replica.metric("dateline_bus_answer_seconds_count", "outcome=\"answered\""));
            }
            Table.line("questions answered by each " + service, shares);
            assertThat(Collections.min(shares)
                            / shares.stream().mapToDouble(share -> share).sum())
                    .isGreaterThan(0.3);
        }
    }
}
