package io.dateline.site.page;

import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Json;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.MonthList;
import io.dateline.contract.ArticleContract.Months;
import io.dateline.contract.ArticleContract.Popular;
import io.dateline.contract.ArticleContract.Related;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Place;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract;
import io.dateline.contract.TaxonomyContract.Term;
import io.dateline.contract.TaxonomyContract.TermPage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The article-service and the comment-service, as pages ask them. Fails with {@link Moved} where a slug is a former one. */
final class Services {

    /** How long a page waits for what it can do without; those who ask for the page wait for 2 s. */
    private static final Duration PART_TIME = Duration.ofSeconds(1);

    private final Bus bus;

    Services(Bus bus) {
        this.bus = bus;
    }

    /** A page of the comments of an article, or of the replies to one. */
    record CommentList(List<Comment> items, @Nullable String next, long count) {

        static final CommentList NONE = new CommentList(List.of(), null, 0);
    }

    /** A comment with its place in its discussion. */
    record PlacedComment(Comment comment, Place place) {}

    private record PlaceMember(Place place) {}

    /** The call for what a page can do without. */
    static Call brief(Call call) {
        return call.within(PART_TIME);
    }

    Future<Part<Article>> article(String slug, Call call) {
        return ask(ArticleContract.FIND, new ArticleContract.BySlug(slug), decode(Article.class), call);
    }

    Future<Part<List<ArticleSummary>>> list(ArticleContract.Listing listing, Call call) {
        return ask(ArticleContract.LIST, listing, decode(ArticleContract.ArticlePage.class), call)
                .map(page -> page.map(ArticleContract.ArticlePage::items));
    }

    /** The most read; with the keys of what shows their headlines. */
    Future<Part<List<ArticleSummary>>> popular(Popular question, Call call) {
        return ask(ArticleContract.POPULAR, question, decode(ArticleContract.ArticlePage.class), call)
                .map(Services::headlines);
    }

    /** What to read after an article; with the keys of what shows their headlines. */
    Future<Part<List<ArticleSummary>>> related(Related question, Call call) {
        return ask(ArticleContract.RELATED, question, decode(ArticleContract.ArticlePage.class), call)
                .map(Services::headlines);
    }

    Future<Part<MonthList>> months(Months question, Call call) {
        return ask(ArticleContract.MONTHS, question, decode(MonthList.class), call);
    }

    Future<Part<Term>> term(TaxonomyContract.BySlug question, Call call) {
        return ask(TaxonomyContract.FIND, question, decode(Term.class), call);
    }

    Future<Part<List<Term>>> terms(TaxonomyContract.Listing listing, Call call) {
        return ask(TaxonomyContract.LIST, listing, decode(TermPage.class), call).map(page -> page.map(TermPage::items));
    }

    Future<Part<CommentList>> comments(CommentContract.Listing listing, Call call) {
        return ask(CommentContract.LIST, listing, decode(CommentList.class), call);
    }

    Future<Part<PlacedComment>> comment(CommentContract.Find question, Call call) {
        return ask(
                CommentContract.FIND,
                question,
                answer -> new PlacedComment(
                        Json.decode(answer.body(), Comment.class),
                        Json.decode(answer.body(), PlaceMember.class).place()),
                call);
    }

    private <Q, T> Future<Part<T>> ask(
            Endpoint<Q, Representation> endpoint, Q question, Function<Representation, T> decode, Call call) {
        return bus.ask(endpoint, question, call).map(answer -> {
            String slug = answer.movedTo();
            if (slug != null) {
                throw new Moved(slug, answer.keys());
            }
            return new Part<>(decode.apply(answer), answer.keys(), answer.next(), true);
        });
    }

    private static <T> Function<Representation, T> decode(Class<T> type) {
        return answer -> Json.decode(answer.body(), type);
    }

    /**
     * Of other articles, a page shows little more than the headline: it is not made anew for all else that changes in them.
     * Their own keys would also count as views of them.
     */
    private static Part<List<ArticleSummary>> headlines(Part<ArticleContract.ArticlePage> page) {
        List<ArticleSummary> items = page.value().items();
        List<SurrogateKey> keys = Stream.concat(
                        page.keys().stream().filter(key -> key.asArticleId().isEmpty()),
                        items.stream().map(item -> SurrogateKey.headline(item.slug())))
                .toList();
        return new Part<>(items, keys);
    }
}
