package io.dateline.benchmarks.bare;

import io.dateline.article.articles.ArticleRows;
import io.dateline.article.articles.PublicArticles;
import io.dateline.bus.Json;
import io.dateline.config.Settings;
import io.dateline.config.SiteSettings;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/**
 * One process from HTTP to PostgreSQL: it reads an article with the article-service's own SELECT and answers with its JSON.
 * No bus, no cache, no checks.
 *
 * <p>{@code SelectServer PORT}; the database is told as to the article-service.
 */
public final class SelectServer extends VerticleBase {

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private final int port;
    private final PublicArticles articles;

    private SelectServer(int port, PublicArticles articles) {
        this.port = port;
        this.articles = articles;
    }

    /** Runs until the process is told to stop. */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Settings settings = new Settings(System.getenv());
        DatabaseConfig config = DatabaseConfig.read(settings, "DATELINE_ARTICLES", "articles");
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        PublicArticles articles = new PublicArticles(
                Database.open(vertx, config, "dateline-bench"), new ArticleRows(SiteSettings.read(settings)));
        vertx.deployVerticle(
                        () -> new SelectServer(port, articles),
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .await();
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(this::answer)
                .listen();
    }

    private void answer(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        articles.bySlug(path.substring(path.lastIndexOf('/') + 1))
                .map(Json::encode)
                .onSuccess(body -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                        .end(body))
                .onFailure(fault -> request.response().setStatusCode(500).end());
    }
}
