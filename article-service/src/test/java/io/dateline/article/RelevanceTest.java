package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.bus.Failure;
import io.dateline.bus.Json;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.dateline.contract.ArticleContract.Sort;
import io.dateline.contract.ArticleSummary;
import io.dateline.sql.Database;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fits a question best comes first, and each article found has an excerpt. */
class RelevanceTest {

    private RunningArticleService newsroom;

    @BeforeEach
    void open() {
        newsroom = RunningArticleService.open();
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void theHeadlineCountsMoreThanTheStandfirstAndThatMoreThanTheBody() {
        newsroom.published(
                "{'headline': 'The ferry sails', 'lang': 'en', 'body': {'markdown': '" + "Long. ".repeat(99) + "'}}");
        newsroom.published("{'headline': 'Standfirst', 'lang': 'en', 'standfirst': 'On a ferry'}");
        newsroom.published("{'headline': 'Body', 'lang': 'en', 'body': {'markdown': 'Somebody was on the ferry.'}}");
        newsroom.published("{'headline': 'Nowhere', 'lang': 'en'}");

        assertThat(newsroom.headlines(ask("ferry", 20, null))).containsExactly("The ferry sails", "Standfirst", "Body");
        assertThat(newsroom.headlines(ask("ferry", 20, null, Sort.NEWEST)))
                .containsExactly("Body", "Standfirst", "The ferry sails");
    }

    @Test
    void ofTwoThatFitAlikeTheNewerOneComesFirst() {
        newsroom.published("{'headline': 'New ferry', 'lang': 'en'}");
        long old = newsroom.published("{'headline': 'Old ferry', 'lang': 'en'}").id();
        run("UPDATE article SET published_at = now() - interval '3 years' WHERE id = $1", Tuple.of(old));

        assertThat(newsroom.headlines(ask("ferry", 20, null))).containsExactly("New ferry", "Old ferry");
    }

    @Test
    void pagesHoldEachArticleOnceThoughNewOnesComeMeanwhile() {
        for (int i = 0; i < 7; i++) {
            newsroom.published("{'headline': 'Report " + i + "', 'lang': 'en', 'body': {'markdown': '"
                    + "The ferry. ".repeat(1 + i % 3) + "'}}");
        }
        List<String> all = newsroom.headlines(ask("ferry", 20, null));
        assertThat(all).hasSize(7);

        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            ArticlePage page = page(ask("ferry", 2, cursor));
            page.items().forEach(article -> paged.add(article.headline()));
            cursor = page.next();
            newsroom.published("{'headline': 'Ferry ferry ferry', 'lang': 'en', 'standfirst': 'ferry'}");
            newsroom.published(
                    "{'headline': 'Meanwhile', 'lang': 'en', 'body': {'markdown': 'ferry" + " or".repeat(999) + "'}}");
        } while (cursor != null);

        assertThat(paged).isEqualTo(all);
    }

    @Test
    void aCursorBelongsToItsQuestionAndOrder() {
        newsroom.published("{'headline': 'Ferry', 'lang': 'en'}");
        newsroom.published("{'headline': 'Ferry', 'lang': 'en'}");
        String next = page(ask("ferry", 1, null)).next();
        String newest = page(ask("ferry", 1, null, Sort.NEWEST)).next();
        assertThat(next).isNotNull();

        assertRefused(ask("boat", 1, next), "/query/cursor");
        assertRefused(ask("ferry", 1, next, Sort.NEWEST), "/query/cursor");
        assertRefused(ask("ferry", 1, newest), "/query/cursor");
        for (String broken : List.of(
                "x",
                ".",
                "..",
                next.substring(1),
                next + "A",
                "z" + next,
                "." + next,
                "-1" + next,
                (next.startsWith("1") ? "2" : "1") + next.substring(1))) {
            assertRefused(ask("ferry", 1, broken), "/query/cursor");
        }
    }

    @Test
    void relevanceNeedsAQuestion() {
        assertRefused(new Listing(null, null, null, null, null, null, null, 20, null, Sort.RELEVANCE), "/query/q");
        assertThat(newsroom.headlines(ask("…", 20, null))).isEmpty();
    }

    @Test
    void whatIsNotIndexedAnewYetIsRankedAsWell() {
        long former =
                newsroom.published("{'headline': 'A ferry', 'lang': 'en'}").id();
        newsroom.published("{'headline': 'B', 'lang': 'en', 'body': {'markdown': 'The ferry.'}}");
        run("UPDATE article_words SET analysis = 0, words = '' WHERE article_id = $1", Tuple.of(former));

        assertThat(newsroom.headlines(ask("ferry", 20, null))).containsExactly("A ferry", "B");
    }

    @Test
    void eachArticleThatWasFoundHasAnExcerptForReadersAndTheNewsroom() {
        newsroom.published(
                "{'headline': 'L’Étoile', 'lang': 'fr', 'body': {'markdown': 'Une **étoile** & <b>deux</b> étoiles.'}}");

        for (Sort sort : Sort.values()) {
            assertThat(page(ask("etoile", 20, null, sort)).items())
                    .extracting(article -> article.excerpt().html())
                    .containsExactly("Une <mark>étoile</mark> &amp; &lt;b&gt;deux&lt;/b&gt; <mark>étoiles</mark>.");
        }
        ArticlePage drafts = newsroom.ask(
                ArticleContract.LIST_ALL,
                new NewsroomListing(null, ask("etoile", 20, null, Sort.NEWEST)),
                RunningArticleService.EDITOR);
        assertThat(drafts.items())
                .extracting(article -> article.excerpt().html())
                .hasSize(1);
    }

    @Test
    void withoutAQuestionThereIsNoExcerpt() {
        newsroom.published("{'headline': 'Ferry', 'lang': 'en'}");

        assertThat(page(new Listing(null, null, null, null, null, null, null, 20, null))
                        .items())
                .extracting(ArticleSummary::excerpt)
                .containsOnlyNulls();
    }

    private ArticlePage page(Listing listing) {
        return Json.decode(newsroom.list(listing).body(), ArticlePage.class);
    }

    private void assertRefused(Listing listing, String pointer) {
        Failure failure = newsroom.refused(ArticleContract.LIST, listing, Caller.READER);
        assertThat(failure.faults()).extracting(fault -> fault.pointer()).containsExactly(pointer);
    }

    private void run(String sql, Tuple values) {
        Database database = Database.open(newsroom.vertx, newsroom.database, "test");
        database.query(sql, values).await();
        database.close().await();
    }

    private static Listing ask(String q, int limit, @Nullable String cursor) {
        return ask(q, limit, cursor, Sort.RELEVANCE);
    }

    private static Listing ask(String q, int limit, @Nullable String cursor, Sort sort) {
        return new Listing(null, null, null, null, q, null, null, limit, cursor, sort);
    }
}
