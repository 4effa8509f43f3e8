package io.dateline.article.popularity;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second which articles are popular. */
public final class PopularityWatch extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(PopularityWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final PopularArticles popular;

    /** Keeps these up to date. */
    public PopularityWatch(PopularArticles popular) {
        this.popular = popular;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(
                0,
                PERIOD.toMillis(),
                timer -> popular.refresh()
                        .onFailure(cause -> LOG.debug("Popular articles as before: {}", cause.toString())));
        return Future.succeededFuture();
    }
}
