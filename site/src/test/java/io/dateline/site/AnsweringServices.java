package io.dateline.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Bus;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Failure;
import io.dateline.bus.Json;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.MonthList;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Place;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.contract.TaxonomyContract.Name;
import io.dateline.contract.TaxonomyContract.Term;
import io.dateline.contract.TaxonomyContract.TermPage;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stands where the article- and the comment-service are: answers as they would, or as a test says, and notes the questions. */
final class AnsweringServices {

    private final Map<String, Function<Object, Representation>> answers = new ConcurrentHashMap<>();
    private final Map<String, List<Object>> questions = new ConcurrentHashMap<>();

    Future<?> serve(Bus bus) {
        return Future.all(List.of(
                serve(bus, ArticleContract.FIND, question -> found(Samples.article())),
                serve(bus, ArticleContract.LIST, question -> list(List.of(Samples.other()), null)),
                serve(bus, ArticleContract.POPULAR, question -> popular(List.of(Samples.other()))),
                serve(bus, ArticleContract.RELATED, question -> related(List.of(Samples.other()))),
                serve(
                        bus,
                        ArticleContract.MONTHS,
                        question -> Representation.of(
                                new MonthList(List.of("2026-03", "2025-12")), List.of(SurrogateKey.articles()))),
                serve(bus, TaxonomyContract.LIST, question -> topics(List.of(topic("world", "World", 12)))),
                serve(
                        bus,
                        TaxonomyContract.FIND,
                        question -> term(question.kind(), topic(question.slug(), "The " + question.slug(), 3))),
                serve(
                        bus,
                        CommentContract.LIST,
                        question -> comments(List.of(Samples.comment(99, null, List.of())), null)),
                serve(
                        bus,
                        CommentContract.FIND,
                        question -> placed(Samples.comment(question.id(), null, List.of()), 1))));
    }

    private <Q> Future<Void> serve(Bus bus, Endpoint<Q, Representation> endpoint, Function<Q, Representation> usual) {
        return bus.serve(endpoint, (question, call) -> {
            questions
                    .computeIfAbsent(endpoint.address(), address -> new CopyOnWriteArrayList<>())
                    .add(question);
            Function<Object, Representation> special = answers.get(endpoint.address());
            return Future.succeededFuture(special == null ? usual.apply(question) : special.apply(question));
        });
    }

    /** From now on that endpoint answers so. */
    @SuppressWarnings("unchecked") // the question of an endpoint is of its type
    <Q> void answer(Endpoint<Q, Representation> endpoint, Function<Q, Representation> answer) {
        answers.put(endpoint.address(), question -> answer.apply((Q) question));
    }

    void fail(Endpoint<?, Representation> endpoint, Failure failure) {
        answers.put(endpoint.address(), question -> {
            throw failure;
        });
    }

    /** Every endpoint answers as at the start, and no question was asked. */
    void forget() {
        answers.clear();
        questions.clear();
    }

    @SuppressWarnings("unchecked") // the question of an endpoint is of its type
    <Q> List<Q> asked(Endpoint<Q, ?> endpoint) {
        return (List<Q>) questions.getOrDefault(endpoint.address(), List.of());
    }

    static Representation found(Article article) {
        List<SurrogateKey> keys = Stream.concat(
                        Stream.of(SurrogateKey.article(article.id()), SurrogateKey.slug(article.slug())),
                        article.related().stream().map(related -> SurrogateKey.headline(related.slug())))
                .toList();
        return Representation.of(article, keys);
    }

    static Representation list(List<ArticleSummary> items, @Nullable String next) {
        List<SurrogateKey> keys = Stream.concat(
                        Stream.of(SurrogateKey.articles()),
                        items.stream().map(item -> SurrogateKey.headline(item.slug())))
                .toList();
        return Representation.page(new ArticlePage(items, next), keys, next);
    }

    static Representation popular(List<ArticleSummary> items) {
        return Representation.of(
                new ArticlePage(items, null),
                Stream.concat(
                                Stream.of(SurrogateKey.popular()),
                                items.stream().map(item -> SurrogateKey.article(item.id())))
                        .toList());
    }

    static Representation related(List<ArticleSummary> items) {
        return Representation.of(
                new ArticlePage(items, null),
                Stream.concat(
                                Stream.of(SurrogateKey.article(17), SurrogateKey.slug("the-bridge")),
                                items.stream().map(item -> SurrogateKey.article(item.id())))
                        .toList());
    }

    static Representation topics(List<Term> topics) {
        return Representation.of(
                new TermPage(topics, null),
                Stream.concat(
                                Stream.of(SurrogateKey.topics()),
                                topics.stream().map(topic -> SurrogateKey.topic(topic.slug())))
                        .toList());
    }

    static Representation term(Kind kind, Term term) {
        return Representation.of(term, List.of(kind.key(term.slug())));
    }

    static Term topic(String slug, String name, long articles) {
        return new Term(
                slug,
                name,
                "en",
                List.of(new Name("fr", name + " (fr)")),
                null,
                null,
                articles,
                null,
                null,
                null,
                null);
    }

    static Representation comments(List<Comment> items, @Nullable String next) {
        record Page(List<Comment> items, @Nullable String next, long count) {}
        return Representation.page(
                new Page(items, next, 12), List.of(SurrogateKey.comments(17), SurrogateKey.slug("the-bridge")), next);
    }

    static Representation placed(Comment comment, int depth) {
        ObjectNode json = Json.mapper().valueToTree(comment);
        json.set(
                "place",
                Json.mapper().valueToTree(new Place(new Place.ArticleName(17, "the-bridge"), List.of(), depth, "c+1")));
        return Representation.of(json, List.of(SurrogateKey.comment(comment.id()), SurrogateKey.comments(17)));
    }
}
