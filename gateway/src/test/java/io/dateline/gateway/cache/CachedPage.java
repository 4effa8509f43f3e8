package io.dateline.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A cache with one page that readers ask for, and a service that answers when a test says so. */
final class CachedPage {

    static final String ADDRESS = "/articles/a";
    static final Lifetimes LIFETIMES =
            new Lifetimes(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofSeconds(2));
    private static final Call CALL = Call.of("test", null, Caller.READER);

    final ManualTiming timing = new ManualTiming();
    final EdgeCache cache = new EdgeCache(1 << 20, LIFETIMES, timing, new CacheMeters(new SimpleMeterRegistry()));
    private final List<Promise<Representation>> asked = new ArrayList<>();
    private Call lastCall = CALL;

    /** Somebody asks for it. */
    Future<String> ask() {
        return cache.serve(page(), CALL).map(CachedPage::shown);
    }

    /** What a reader is given at once. */
    String read() {
        Future<String> given = ask();
        assertThat(given.succeeded()).as("given at once").isTrue();
        return given.result();
    }

    /** The first reader asks, and is answered so. */
    void fill(String text) {
        ask();
        answer(text);
    }

    /** It is read a second time, which makes it one that readers want. */
    void fillAndRead(String text) {
        fill(text);
        read();
    }

    /** How often the service was asked. */
    int asked() {
        return asked.size();
    }

    /** How long the last question may take. */
    Duration lastBudget() {
        return lastCall.left();
    }

    /** Somebody asks, and the question cannot even be sent. */
    Future<Served> askInVain() {
        return cache.serve(
                read(ADDRESS, call -> {
                    throw new IllegalStateException("as asked for by a test");
                }),
                CALL);
    }

    /** The service answers the last question. */
    void answer(String text) {
        asked.getLast().complete(representation(text));
    }

    /** Whether it is being asked. */
    boolean isAsked() {
        return !asked.isEmpty() && !asked.getLast().future().isComplete();
    }

    void answerIfAsked(String text) {
        if (isAsked()) {
            answer(text);
        }
    }

    void fail(Failure failure) {
        asked.getLast().fail(failure);
    }

    void goesOut() {
        fail(Failure.unavailable("Away."));
    }

    boolean isServed() {
        return cache.peek(ADDRESS, "test") != null;
    }

    void later(long millis) {
        timing.pass(Duration.ofMillis(millis));
    }

    /** Another page is asked for and answered. */
    void fillOther(String address, String text) {
        cache.serve(read(address, call -> Future.succeededFuture(representation(text))), CALL);
    }

    /** As many questions are under way as may be, none of them for this page. */
    void fillFlights() {
        for (int i = 0; i < OriginFetches.MAX_FLIGHTS; i++) {
            cache.serve(
                    read(
                            "/other/" + i,
                            call -> Promise.<Representation>promise().future()),
                    CALL);
        }
    }

    private Read page() {
        return read(ADDRESS, call -> {
            Promise<Representation> answer = Promise.promise();
            asked.add(answer);
            lastCall = call;
            return answer.future();
        });
    }

    private static Read read(String address, Function<Call, Future<Representation>> question) {
        return new Read(address, List.of(SurrogateKey.slug("a")), question, next -> "", moved -> "", true);
    }

    private static Representation representation(String text) {
        return new Representation(Buffer.buffer(text), null, null, List.of(SurrogateKey.article(17)), null, null);
    }

    private static String shown(Served served) {
        return served.entry().body() + " [" + served.cacheStatus() + "]";
    }
}
