package io.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.newsroom.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A day without faults, at two gateways. */
@ExtendWith(Running.class)
class TwoGatewaysTest {

    private final Replicas replicas;

    TwoGatewaysTest(Replicas replicas) {
        this.replicas = replicas;
    }

    @Test
    void whatIsPublishedAndSaidAtOneGatewayIsReadAtTheOther() throws Exception {
        Newsroom first = Newsroom.asAdmin(replicas.gateways().getFirst().address());
        Newsroom second = first.through(replicas.gateways().getLast().address());

        Story article = first.publish("The ferry sails again", "At **dawn**.");
        String slug = article.slug();
        assertThat(second.look("articles/" + slug).text()).contains("<strong>dawn</strong>");
        assertThat(second.comment(slug, "Ada", "I was there.", key()).status()).isEqualTo(201);
        assertThat(first.comment(slug, "Ada", "So was I.", key()).status()).isEqualTo(201);

        await().until(() ->
                first.comments(slug).size() == 2 && second.comments(slug).size() == 2);
    }

    @Test
    void anEditAtOneGatewayIsSeenAtTheOther() throws Exception {
        Newsroom first = Newsroom.asAdmin(replicas.gateways().getFirst().address());
        Newsroom second = first.through(replicas.gateways().getLast().address());
        Story article = first.publish("Before the edit", "Text.");
        String path = "articles/" + article.slug();
        assertThat(second.look(path).text()).contains("Before the edit");

        first.rename(article, "After the edit");

        long start = System.nanoTime();
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> second.look(path).text().contains("After the edit"));
        Table.line("an edit is seen at the other gateway after", (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    @Test
    void eachReplicaGetsItsShare() throws Exception {
        Newsroom newsroom = Newsroom.asAdmin(replicas.gateways().getFirst().address());
        for (int i = 0; i < 20; i++) {
            String slug = newsroom.publish("Shared work " + i, "Text.").slug();
            for (Replica gateway : replicas.gateways()) {
                assertThat(newsroom.through(gateway.address()).status("articles/" + slug))
                        .isEqualTo(200);
                assertThat(newsroom.through(gateway.address())
                                .comment(slug, "Ada", "At " + gateway.name(), key())
                                .status())
                        .isEqualTo(201);
            }
        }

        for (String service : List.of("article-service", "comment-service")) {
            List<Double> shares = new ArrayList<>();
            for (Replica replica : replicas.of(service)) {
                shares.add(replica.scrape().sum("dateline_bus_answer_seconds_count", Map.of("outcome", "answered")));
            }
            Table.line("questions answered by each " + service, shares);
            assertThat(Collections.min(shares)
                            / shares.stream().mapToDouble(share -> share).sum())
                    .isGreaterThan(0.3);
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
