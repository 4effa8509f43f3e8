package io.dateline.benchmarks.bare;

import io.dateline.bus.Bus;
import io.dateline.config.Settings;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.node.ServiceProcess;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * In place of the article-service: whatever article is asked for over the bus, the same finished answer, out of the file
 * that {@code DATELINE_BENCH_BODY} names.
 */
public final class FixedArticles extends VerticleBase {

    private final Bus bus;
    private final Buffer body;

    private FixedArticles(Bus bus, Buffer body) {
        this.bus = bus;
        this.body = body;
    }

    /** Runs until the process is told to stop. */
    public static void main(String[] arguments) {
        ServiceProcess.run(
                "bench-articles",
                FixedArticles::body,
                (node, body) -> node.vertx()
                        .deployVerticle(
                                () -> new FixedArticles(node.bus(), body),
                                new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE)));
    }

    @Override
    public Future<?> start() {
        return Future.all(
                bus.serve(ArticleContract.FIND, (question, call) -> Future.succeededFuture(answer(question.slug()))),
                bus.serve(
                        ArticleContract.COUNT_VIEWS,
                        (views, call) -> Future.succeededFuture(new ArticleContract.Done())));
    }

    private Representation answer(String slug) {
        return new Representation(
                body, null, null, List.of(SurrogateKey.article(1), SurrogateKey.slug(slug)), null, null);
    }

    private static Buffer body(Settings settings) {
        Path file = Path.of(settings.text("DATELINE_BENCH_BODY", "", "The file that holds the answer."));
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
