package io.dateline.comment.articles;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArticleCatchUpTest {

    private final AtomicInteger looks = new AtomicInteger();
    private Vertx vertx;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void thoseWhoComeDuringALookOrSoonAfterItShareTheNext() throws Exception {
        ArticleCatchUp latest = new ArticleCatchUp(vertx, () -> {
            looks.incrementAndGet();
            return Future.succeededFuture();
        });

        latest.catchUp().await(5, TimeUnit.SECONDS);
        Future.all(IntStream.range(0, 1_000).mapToObj(i -> latest.catchUp()).toList())
                .await(5, TimeUnit.SECONDS);

        assertThat(looks).hasValue(2);
    }

    @Test
    void whoLooksIsNotHeldUpByAnArticleServiceThatFails() throws Exception {
        ArticleCatchUp latest = new ArticleCatchUp(vertx, () -> Future.failedFuture(Failure.unavailable("Away.")));

        latest.catchUp().await(5, TimeUnit.SECONDS);
    }

    @Test
    void whoLooksIsNotHeldUpByAnArticleServiceThatDoesNotAnswer() throws Exception {
        Promise<Void> never = Promise.promise();
        ArticleCatchUp latest = new ArticleCatchUp(vertx, never::future);

        latest.catchUp().await(5, TimeUnit.SECONDS);
    }
}
