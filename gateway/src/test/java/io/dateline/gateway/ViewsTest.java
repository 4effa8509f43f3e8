package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract;
import io.vertx.core.Future;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads what, as the article-service hears of it. */
class ViewsTest {

    private static final String ARTICLE = "/api/v1/articles/the-bridge";

    private RunningGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = RunningGateway.start();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void ofOneReaderSoManyViewsOfAnArticleCountAndNoMore() throws Exception {
        try (RunningGateway limited = RunningGateway.start(
                Map.of("DATELINE_LIMIT_VIEWS_PER_ADDRESS", "3/1h", "DATELINE_TRUSTED_PROXIES", "127.0.0.1"))) {
            for (int i = 0; i < 10; i++) {
                limited.get(ARTICLE, "X-Forwarded-For", "198.51.100.1").hasStatus(200);
                limited.get(ARTICLE, "X-Forwarded-For", "2001:db8::" + i).hasStatus(200);
            }
            limited.get(ARTICLE, "X-Forwarded-For", "198.51.100.2").hasStatus(200);

            limited.gateway().stop().await();

            assertThat(told(limited)).isEqualTo(Map.of(17L, 3 + 3 + 1));
        }
    }

    @Test
    void viewsAreToldByArticleWhoeverServedThem() throws Exception {
        gateway.get(ARTICLE);
        gateway.get(ARTICLE);
        gateway.get(ARTICLE, "If-None-Match", "*");
        gateway.send("HEAD", ARTICLE, null);
        gateway.get(ARTICLE + "/related");

        await().untilAsserted(() -> assertThat(told()).isEqualTo(Map.of(17L, 3)));
    }

    @Test
    void viewsThatCouldNotBeToldAreToldLater() throws Exception {
        gateway.services.answer(
                ArticleContract.COUNT_VIEWS, (q, call) -> Future.failedFuture(Failure.unavailable("Down.")));
        gateway.get(ARTICLE);
        await().until(() -> !gateway.services.asked(ArticleContract.COUNT_VIEWS).isEmpty());
        gateway.services.forget();

        gateway.get(ARTICLE);

        await().untilAsserted(() -> assertThat(told()).isEqualTo(Map.of(17L, 2)));
    }

    @Test
    void whatWasNotToldYetIsToldWhenTheGatewayStops() throws Exception {
        gateway.get(ARTICLE);

        gateway.gateway().stop().await();

        assertThat(told()).isEqualTo(Map.of(17L, 1));
    }

    private Map<Long, Integer> told() {
        return told(gateway);
    }

    private static Map<Long, Integer> told(RunningGateway gateway) {
        return gateway.services.asked(ArticleContract.COUNT_VIEWS).stream()
                .flatMap(asked -> ((ArticleContract.Views) asked.question()).counts().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    }
}
