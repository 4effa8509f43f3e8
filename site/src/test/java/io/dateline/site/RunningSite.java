package io.dateline.site;

import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Failure;
import io.dateline.config.Settings;
import io.dateline.contract.Changed;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SurrogateKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The site service with other services that answer as they are told, as gateways see it. */
final class RunningSite implements AutoCloseable {

    /** A site with an address, in two languages. */
    static final Map<String, String> SETTINGS = Map.of(
            "DATELINE_SITE_NAME", "The Courier",
            "DATELINE_SITE_ADDRESS", "https://www.example.org",
            "DATELINE_SITE_LANGUAGES", "en, fr",
            "DATELINE_SITE_MENU", "world");

    final AnsweringServices services = new AnsweringServices();
    final Bus bus;
    final List<Changed> announced = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();

    private static boolean isWarm;

    private RunningSite(Map<String, String> settings) {
        bus = new Bus(vertx, new SimpleMeterRegistry());
        services.serve(bus).await();
        bus.subscribe(SiteContract.CHANGED, announced::add).await();
        Settings read = new Settings(settings);
        SiteConfig config = SiteConfig.read(read);
        read.check();
        Site.start(vertx, bus, config, InstantSource.fixed(Samples.NOON)).await();
    }

    static RunningSite start() {
        return start(SETTINGS);
    }

    static RunningSite start(Map<String, String> settings) {
        warmUp();
        return new RunningSite(settings);
    }

    /** The first page of a process takes long: parts of it could be given up for that. */
    private static synchronized void warmUp() {
        if (!isWarm) {
            try (RunningSite first = new RunningSite(SETTINGS)) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> !first.ask(SiteContract.ARTICLE, new SiteContract.ArticlePage("the-bridge"))
                                .isIncomplete());
            }
            isWarm = true;
        }
    }

    <Q, R> R ask(Endpoint<Q, R> endpoint, Q question) {
        // On a busy machine, it may take longer than gateways wait.
        Endpoint<Q, R> patient = new Endpoint<>(
                endpoint.address(), endpoint.question(), endpoint.answer(), Duration.ofSeconds(30), false);
        return bus.ask(patient, question, Call.of("test", null, Caller.READER)).await();
    }

    <Q> Document page(Endpoint<Q, Representation> endpoint, Q question) {
        return html(ask(endpoint, question));
    }

    static Document html(Representation page) {
        return Jsoup.parse(page.body().toString(), "https://www.example.org/");
    }

    <Q> Failure refused(Endpoint<Q, ?> endpoint, Q question) {
        Object answer;
        try {
            answer = ask(endpoint, question);
        } catch (Failure failure) {
            return failure;
        }
        throw new AssertionError("Not refused: " + answer);
    }

    Document article() {
        return page(SiteContract.ARTICLE, new SiteContract.ArticlePage("the-bridge"));
    }

    /** The first announcement of the site about that key. */
    Changed awaitAnnounced(SurrogateKey key) {
        return await().until(
                        () -> announced.stream()
                                .filter(changed -> changed.keys().contains(key))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
