package io.dateline.gateway;

import io.dateline.bus.Bus;
import io.dateline.bus.Endpoint;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SiteContract.ProblemPages;
import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stands where the site service is: each page is a little HTML that says what was asked for. */
final class RecordedSite {

    static final String POLICY = "default-src 'none'; img-src 'self'";

    /** Of problem pages. */
    static final String PROBLEM_POLICY = "default-src 'none'; style-src 'self'";

    private RecordedSite() {}

    static Future<?> serve(RecordedServices services, Bus bus) {
        return Future.join(List.of(
                page(services, bus, SiteContract.HOME, q -> List.of(SurrogateKey.articles(), SurrogateKey.popular())),
                page(services, bus, SiteContract.ARTICLE, q -> ofArticle(SurrogateKey.comments(17))),
                page(services, bus, SiteContract.COMMENTS, q -> ofArticle(SurrogateKey.comments(17))),
                page(
                        services,
                        bus,
                        SiteContract.COMMENT,
                        q -> ofArticle(SurrogateKey.comment(q.commentId()), SurrogateKey.comments(17))),
                page(services, bus, SiteContract.TERM, q -> List.of(q.kind().key(q.slug()))),
                page(services, bus, SiteContract.SEARCH, q -> List.of(SurrogateKey.articles())),
                page(services, bus, SiteContract.ARCHIVE, q -> List.of(SurrogateKey.articles())),
                page(services, bus, SiteContract.POPULAR, q -> List.of(SurrogateKey.popular())),
                page(services, bus, SiteContract.FIXED, q -> List.of()),
                services.serve(
                        bus,
                        SiteContract.ASSET,
                        q -> Representation.of("image/svg+xml", null, Buffer.buffer("<svg/>"), List.of())),
                page(services, bus, SiteContract.COMMENT_FORM, q -> List.of()),
                page(services, bus, SiteContract.RECEIVED, q -> List.of()),
                services.serve(bus, SiteContract.PROBLEM_PAGES, q -> problemPages())));
    }

    static Representation html(String text, SurrogateKey... keys) {
        return Representation.of(
                "text/html; charset=utf-8", POLICY, Buffer.buffer("<p>" + text + "</p>"), List.of(keys));
    }

    static ProblemPages problemPages() {
        return new ProblemPages(
                List.of("en", "fr"),
                Map.of(
                        "en",
                        Map.of(
                                404, page("Not here"),
                                400, page("Your fault"),
                                500, page("Our fault"),
                                503, page("Away, for {{retry-after}} s")),
                        "fr",
                        Map.of(400, page("Votre faute"), 500, page("Notre faute"))),
                Map.of("en", PROBLEM_POLICY, "fr", PROBLEM_POLICY));
    }

    private static String page(String text) {
        return "<!doctype html><h1>" + text + "</h1><code>{{request-id}}</code>";
    }

    private static List<SurrogateKey> ofArticle(SurrogateKey... more) {
        return Stream.concat(Stream.of(SurrogateKey.article(17), SurrogateKey.slug("the-bridge")), Stream.of(more))
                .toList();
    }

    private static <Q> Future<Void> page(
            RecordedServices services,
            Bus bus,
            Endpoint<Q, Representation> endpoint,
            Function<Q, List<SurrogateKey>> keys) {
        return services.serve(
                bus, endpoint, q -> html(String.valueOf(q), keys.apply(q).toArray(SurrogateKey[]::new)));
    }
}
