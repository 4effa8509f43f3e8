package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.dateline.contract.ArticleSummary;
import io.dateline.sql.Database;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

    private static Newsroom newsroom;

    @BeforeAll
    static void open() {
        newsroom = Newsroom.open();
    }

    @AfterAll
    static void close() {
        newsroom.close();
    }

    @Test
    void punctuationIsNoPartOfWords() {
        newsroom.published("{'headline': 'O’Neil’s well-known mail: desk@example.org/path', 'lang': 'en'}");

        for (String words : List.of("well-known", "known", "desk@example.org", "example", "\"well known mail\"")) {
            assertThat(newsroom.headlines(words(words))).as(words).hasSize(1);
        }
        assertThat(newsroom.headlines(words("well -known"))).isEmpty();
    }

    /** Each took PostgreSQL's parser minutes, since it looks for tags and addresses. */
    @Timeout(60)
    @ParameterizedTest
    @ValueSource(strings = {"<!--", "](/", "a@b.", "http://a/", "&#1;", "1.1-", "<a b='"})
    void hostileTextIsIndexedInBearableTime(String part) {
        ObjectNode article =
                Json.mapper().createObjectNode().put("headline", "Hostile").put("lang", "de");
        article.putObject("body").put("markdown", (part.repeat(15_000 / part.length()) + "\n\n").repeat(6));

        assertThat(newsroom.ask(ArticleContract.CREATE, new Create(article, null), Newsroom.EDITOR)
                        .id())
                .isPositive();
    }

    /** More articles than are collected hold the word, and none of the newest. */
    @Test
    void commonWordsThatNoneOfTheNewestHoldsAreFound() {
        Article first =
                newsroom.published("{'headline': 'Ferry', 'lang': 'fo', 'tags': ['harbour'], 'topics': ['sea']}");
        copies(first, 5_500, "20 years");
        Article last =
                newsroom.published("{'headline': 'Bridge', 'lang': 'fo', 'tags': ['harbour'], 'topics': ['sea']}");
        copies(last, 700, "1 hour");

        for (Listing listing : List.of(
                words("ferry"),
                new Listing("sea", null, null, null, "ferry", null, null, 20, null),
                new Listing(null, "harbour", null, "fo", "ferry", null, null, 20, null))) {
            List<Long> ids = new ArrayList<>();
            String cursor = null;
            for (int page = 0; page < 3; page++) {
                ArticlePage found =
                        Json.decode(newsroom.list(after(listing, cursor)).body(), ArticlePage.class);
                found.items().forEach(item -> {
                    assertThat(item.headline()).isEqualTo("Ferry");
                    ids.add(item.id());
                });
                cursor = found.next();
            }
            assertThat(ids).as(listing.toString()).hasSize(60).doesNotHaveDuplicates();
        }
        assertThat(newsroom.headlines(new Listing("sky", null, null, null, "ferry", null, null, 20, null)))
                .isEmpty();
        NewsroomListing drafts = new NewsroomListing(null, words("ferry"));
        assertThat(newsroom.ask(ArticleContract.LIST_ALL, drafts, Newsroom.EDITOR)
                        .items())
                .extracting(ArticleSummary::headline)
                .hasSize(20)
                .containsOnly("Ferry");
    }

    /** The same again so often, published and changed at moments before that long ago. */
    private static void copies(Article article, int count, String ago) {
        Database database = Database.open(newsroom.vertx, newsroom.database, "test");
        database.query("""
                        WITH copies AS (
                            INSERT INTO article (slug, lang, status, headline, html, plain, contents, authors, topics, tags,
                                                 word_count, reading_minutes, created_by, published_at, updated_at)
                            SELECT slug || '-' || n, lang, status, headline, html, plain, contents, authors, topics, tags,
                                   word_count, reading_minutes, created_by,
                                   date_trunc('second', now()) - $3::text::interval - n * interval '1 second',
                                   date_trunc('second', now()) - $3::text::interval - n * interval '1 second'
                            FROM article, generate_series(1, $2::int) AS n WHERE id = $1
                            RETURNING id, published_at, topics, tags, lang)
                        INSERT INTO listing (kind, name, published_at, article_id)
                        SELECT 'topic', topics[1], published_at, id FROM copies
                        UNION ALL SELECT 'tag', tags[1], published_at, id FROM copies
                        UNION ALL SELECT 'lang', lang, published_at, id FROM copies
                        """, Tuple.of(article.id(), count, ago)).await();
        database.close().await();
    }

    private static Listing words(String words) {
        return new Listing(null, null, null, null, words, null, null, 20, null);
    }

    private static Listing after(Listing listing, @Nullable String cursor) {
        return new Listing(
                listing.topic(), listing.tag(), null, listing.lang(), listing.q(), null, null, listing.limit(), cursor);
    }
}
