package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.bus.Fault;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.dateline.contract.ArticleContract.Related;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {

    private static RunningArticleService newsroom;
    private static Article first;

    @BeforeAll
    static void open() {
        newsroom = RunningArticleService.open();
        first = newsroom.published("{'headline': 'One', 'lang': 'en', 'topics': ['world'], 'tags': ['peace', 'talks'],"
                + " 'authors': ['ann'], 'body': {'markdown': 'A *comet* over Riga'}}");
        newsroom.published("{'headline': 'Two', 'lang': 'en-GB', 'topics': ['world', 'sports'], 'tags': ['talks'],"
                + " 'standfirst': 'The comet again'}");
        newsroom.published("{'headline': 'Three', 'lang': 'fr', 'topics': ['world'], 'authors': ['ann', 'ben']}");
        newsroom.published("{'headline': 'Four', 'lang': 'en', 'topics': ['sports'], 'tags': ['peace', 'talks']}");
        newsroom.draft("{'headline': 'Draft', 'lang': 'en', 'topics': ['world'], 'authors': ['ann']}");
        newsroom.unpublish(newsroom.published("{'headline': 'Withdrawn', 'lang': 'en', 'topics': ['world']}"));
    }

    @AfterAll
    static void close() {
        newsroom.close();
    }

    private static Listing all(int limit, @Nullable String cursor) {
        return new Listing(null, null, null, null, null, null, null, limit, cursor);
    }

    private static Listing by(
            @Nullable String topic,
            @Nullable String tag,
            @Nullable String author,
            @Nullable String lang,
            @Nullable String q) {
        return new Listing(topic, tag, author, lang, q, null, null, 20, null);
    }

    @Test
    void whatIsPublicIsListedNewestFirst() {
        Representation list = newsroom.list(all(20, null));

        assertThat(RunningArticleService.headlines(list)).containsExactly("Four", "Three", "Two", "One");
        assertThat(list.keys())
                .extracting(SurrogateKey::text)
                .containsExactly("articles", "headline:four", "headline:three", "headline:two", "headline:one");
        assertThat(list.next()).isNull();
        var item = RunningArticleService.tree(list).at("/items/0");
        assertThat(item.has("status")).isFalse();
        assertThat(item.has("createdAt")).isFalse();
        assertThat(item.has("body")).isFalse();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Representation page = newsroom.list(all(1, cursor));
            seen.addAll(RunningArticleService.headlines(page));
            cursor = page.next();
            assertThat(RunningArticleService.tree(page).path("next").textValue())
                    .isEqualTo(cursor);
        } while (cursor != null);

        assertThat(seen).containsExactly("Four", "Three", "Two", "One");
    }

    @Test
    void aListCanBeFiltered() {
        assertThat(newsroom.headlines(by("world", null, null, null, null))).containsExactly("Three", "Two", "One");
        assertThat(newsroom.headlines(by(null, "peace", null, null, null))).containsExactly("Four", "One");
        assertThat(newsroom.headlines(by(null, null, "ann", null, null))).containsExactly("Three", "One");
        assertThat(newsroom.headlines(by(null, null, null, "EN", null))).containsExactly("Four", "Two", "One");
        assertThat(newsroom.headlines(by(null, null, null, "en-gb", null))).containsExactly("Two");
        assertThat(newsroom.headlines(by("world", null, "ann", "fr", null))).containsExactly("Three");
        assertThat(newsroom.headlines(by("nothing", null, null, null, null))).isEmpty();
        assertThat(newsroom.list(by("world", "talks", null, "EN", null)).keys())
                .extracting(SurrogateKey::text)
                .containsExactlyInAnyOrder("topic:world", "tag:talks", "lang:en", "headline:two", "headline:one");
    }

    @Test
    void wordsAreFoundInHeadlineStandfirstAndBody() {
        assertThat(newsroom.headlines(by(null, null, null, null, "comet"))).containsExactly("Two", "One");
        assertThat(newsroom.headlines(by(null, null, null, null, "COMET riga"))).containsExactly("One");
        assertThat(newsroom.headlines(by(null, null, null, null, "comet -riga")))
                .containsExactly("Two");
        assertThat(newsroom.headlines(by("sports", null, null, null, "comet"))).containsExactly("Two");
        assertThat(newsroom.headlines(by(null, null, null, null, "\" ( & | ! :* <-> '")))
                .isEmpty();
    }

    @Test
    void whatIsFoundHasPagesToo() {
        Representation page = newsroom.list(new Listing(null, null, null, null, "comet", null, null, 1, null));
        Representation next = newsroom.list(new Listing(null, null, null, null, "comet", null, null, 1, page.next()));
        Representation rare = newsroom.list(new Listing(null, null, null, null, "riga", null, null, 1, null));

        assertThat(RunningArticleService.headlines(page)).containsExactly("Two");
        assertThat(RunningArticleService.headlines(next)).containsExactly("One");
        assertThat(next.next()).isNull();
        assertThat(RunningArticleService.headlines(rare)).containsExactly("One");
        assertThat(rare.next()).isNull();
    }

    @Test
    void aListCanBeBoundedInTime() {
        var at = first.publishedAt();

        assertThat(newsroom.headlines(new Listing(null, null, null, null, null, at, null, 20, null)))
                .containsExactly("Four", "Three", "Two");
        assertThat(newsroom.headlines(new Listing("world", null, null, null, null, null, at, 20, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "../..", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTktMQ", "MS0x\0", "é"})
    void aBrokenCursorIsTold(String cursor) {
        var failure = newsroom.refused(ArticleContract.LIST, all(20, cursor), Caller.READER);

        assertThat(failure.faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/query/cursor cursor");
    }

    @Test
    void aCursorOfAnotherListIsTold() {
        String cursor = newsroom.list(all(1, null)).next();

        for (Listing other : List.of(
                new Listing(null, null, null, "en", null, null, null, 1, cursor),
                new Listing("world", null, null, null, null, null, null, 1, cursor),
                new Listing(null, null, null, null, null, Instant.EPOCH, null, 1, cursor),
                new Listing(null, null, null, null, "one", null, null, 1, cursor))) {
            assertThat(newsroom.refused(ArticleContract.LIST, other, Caller.READER)
                            .faults())
                    .extracting(Fault::code)
                    .containsExactly("cursor");
        }
        assertThat(newsroom.refused(
                                ArticleContract.LIST_ALL,
                                new NewsroomListing(null, all(1, cursor)),
                                RunningArticleService.ADMIN)
                        .faults())
                .extracting(Fault::code)
                .containsExactly("cursor");
    }

    @Test
    void whatTheDatabaseCannotTakeIsTold() {
        var failure = newsroom.refused(ArticleContract.LIST, by("a\0b", null, null, null, "a\0b"), Caller.READER);

        assertThat(failure.faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/query/topic format", "/query/q control-character");
    }

    @Test
    void theNewsroomListsWhatItHasLastChangedFirst() {
        ArticlePage drafts = newsroom.ask(
                ArticleContract.LIST_ALL,
                new NewsroomListing(ArticleStatus.DRAFT, all(20, null)),
                RunningArticleService.EDITOR);
        ArticlePage firstTwo = newsroom.ask(
                ArticleContract.LIST_ALL, new NewsroomListing(null, all(2, null)), RunningArticleService.EDITOR);
        ArticlePage rest = newsroom.ask(
                ArticleContract.LIST_ALL,
                new NewsroomListing(null, all(20, firstTwo.next())),
                RunningArticleService.EDITOR);
        ArticlePage filtered = newsroom.ask(
                ArticleContract.LIST_ALL,
                new NewsroomListing(null, by("world", "talks", "ann", "en", "comet")),
                RunningArticleService.EDITOR);

        assertThat(drafts.items()).extracting(ArticleSummary::headline).containsExactly("Draft");
        assertThat(drafts.items().getFirst().status()).isEqualTo(ArticleStatus.DRAFT);
        assertThat(firstTwo.items()).extracting(ArticleSummary::headline).containsExactly("Withdrawn", "Draft");
        assertThat(rest.items()).extracting(ArticleSummary::headline).containsExactly("Four", "Three", "Two", "One");
        assertThat(rest.next()).isNull();
        assertThat(filtered.items()).extracting(ArticleSummary::headline).containsExactly("One");
    }

    @Test
    void afterAnArticleComesTheEditorsChoiceThenWhatItHasInCommon() {
        // Given an article that points to a French one, and shares two tags with "One" and "Four", one with "Two"
        newsroom.published("{'headline': 'Here', 'lang': 'en', 'topics': ['sports'], 'tags': ['peace', 'talks'],"
                + " 'related': [{'slug': 'three'}, {'slug': 'draft'}]}");
        try {
            Representation related = newsroom.ask(ArticleContract.RELATED, new Related("here", 10), Caller.READER);

            assertThat(RunningArticleService.headlines(related)).containsExactly("Three", "Four", "One");
            assertThat(related.keys()).contains(SurrogateKey.slug("here"), SurrogateKey.article(first.id()));
            assertThat(newsroom.refused(ArticleContract.RELATED, new Related("draft", 10), Caller.READER)
                            .code())
                    .isEqualTo("article-unknown");
        } finally {
            newsroom.unpublish(newsroom.ask(
                    ArticleContract.READ,
                    new ArticleContract.ById(newsroom.read("here").get("id").longValue()),
                    RunningArticleService.EDITOR));
        }
    }
}
