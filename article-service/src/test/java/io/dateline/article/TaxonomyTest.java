package io.dateline.article;

import static io.dateline.article.RunningArticleService.AUTHOR;
import static io.dateline.article.RunningArticleService.EDITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.access.Caller;
import io.dateline.access.Role;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleDraft;
import io.dateline.contract.ArticlePatch;
import io.dateline.contract.Representation;
import io.dateline.contract.StaffContract;
import io.dateline.contract.TaxonomyContract;
import io.dateline.contract.TaxonomyContract.BySlug;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.contract.TaxonomyContract.Listing;
import io.dateline.contract.TaxonomyContract.Merge;
import io.dateline.contract.TaxonomyContract.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TaxonomyTest {

    private static RunningArticleService newsroom;

    @BeforeAll
    static void open() {
        newsroom = RunningArticleService.open();
    }

    @AfterAll
    static void close() {
        newsroom.close();
    }

    private static Article create(String json, Caller by) {
        return newsroom.write(
                ArticleContract.CREATE,
                new ArticleContract.Create(ArticleDraft.of(RunningArticleService.json(json)), null),
                by);
    }

    private static Failure notCreated(String json) {
        return newsroom.refused(
                ArticleContract.CREATE,
                new ArticleContract.Create(ArticleDraft.of(RunningArticleService.json(json)), null),
                EDITOR);
    }

    private static Article read(Article article) {
        return newsroom.ask(ArticleContract.READ, new ArticleContract.ById(article.id()), EDITOR);
    }

    private static Term edit(Kind kind, Term term, String patch) {
        return newsroom.write(
                TaxonomyContract.EDIT,
                new TaxonomyContract.Edit(
                        kind, term.slug(), Objects.requireNonNull(term.version()), RunningArticleService.json(patch)),
                EDITOR);
    }

    private static Term merge(Kind kind, String slug, String into, @Nullable String account) {
        return newsroom.write(TaxonomyContract.MERGE, new Merge(kind, slug, into, account), EDITOR);
    }

    private static Representation find(Kind kind, String slug) {
        return newsroom.ask(TaxonomyContract.FIND, new BySlug(kind, slug), Caller.READER);
    }

    private static Term term(Kind kind, String slug) {
        return newsroom.ask(TaxonomyContract.READ, new BySlug(kind, slug), EDITOR);
    }

    private static List<String> publicSlugs(Kind kind) {
        List<String> slugs = new ArrayList<>();
        String cursor = null;
        do {
            Representation page = newsroom.ask(TaxonomyContract.LIST, new Listing(kind, 2, cursor), Caller.READER);
            RunningArticleService.tree(page)
                    .get("items")
                    .forEach(item -> slugs.add(item.get("slug").asText()));
            cursor = page.next();
        } while (cursor != null);
        return slugs;
    }

    private static ArticleContract.Listing of(@Nullable String topic, @Nullable String tag) {
        return new ArticleContract.Listing(topic, tag, null, null, null, null, null, 20, null);
    }

    @Test
    void unknownAuthorsAndTopicsAreRefusedWithTheNearest() {
        newsroom.make(Kind.TOPIC, "politics", "Politics");
        newsroom.make(Kind.TOPIC, "sport", "Sport");
        newsroom.make(Kind.AUTHOR, "grace-hopper", "Grace Hopper");

        Failure failure = notCreated("{'headline': 'H', 'lang': 'en', 'topics': ['sport', 'polictics', 'zzzzzzzz'],"
                + " 'authors': ['grace-hoper']}");

        assertThat(failure.faults())
                .extracting("pointer", "code", "message")
                .containsExactly(
                        tuple(
                                "/authors/0",
                                "unknown-author",
                                "There is no such author. The nearest: \"grace-hopper\"."),
                        tuple("/topics/1", "unknown-topic", "There is no such topic. The nearest: \"politics\"."),
                        tuple("/topics/2", "unknown-topic", "There is no such topic."));
        assertThat(newsroom.refused(TaxonomyContract.READ, new BySlug(Kind.TOPIC, "polictics"), EDITOR)
                        .code())
                .isEqualTo("term-unknown");
    }

    @Test
    void anEditRefusesWhatItAddsAndKeepsWhatThereIs() {
        newsroom.make(Kind.TOPIC, "kept", "Kept");
        Article article = create("{'headline': 'Edited', 'lang': 'en', 'topics': ['kept']}", EDITOR);

        Failure failure = newsroom.refused(
                ArticleContract.EDIT,
                new ArticleContract.Edit(
                        article.id(),
                        article.version(),
                        ArticlePatch.of(RunningArticleService.json("{'topics': ['kept', 'kepd']}"))),
                EDITOR);

        assertThat(failure.faults()).extracting("pointer", "code").containsExactly(tuple("/topics/1", "unknown-topic"));
        assertThat(newsroom.edit(article, "{'headline': 'Edited twice'}").topics())
                .containsExactly("kept");
    }

    @Test
    void aNewTagIsMadeAndOneThatIsNearToAnotherComesWithAWarning() {
        Article first =
                create("{'headline': 'Tagged', 'lang': 'en', 'tags': ['elections', 'budget-2025', 'uk']}", EDITOR);
        Article second = create(
                "{'headline': 'Tagged too', 'lang': 'en', 'tags': ['elektions', 'budget-2026', 'us', 'elections']}",
                EDITOR);

        assertThat(first.warnings()).isNull();
        assertThat(second.tags()).containsExactly("elektions", "budget-2026", "us", "elections");
        assertThat(second.warnings())
                .extracting("pointer", "code", "message")
                .containsExactly(tuple("/tags/0", "similar-tag", "This tag is new. There is \"elections\" already."));
        assertThat(term(Kind.TAG, "elektions").name()).isEqualTo("Elektions");
        // Once it exists, nobody is warned of it any more.
        assertThat(newsroom.edit(second, "{'tags': ['elektions']}").warnings()).isNull();
    }

    @Test
    void aDraftIsByItsWriterUnlessItSaysOtherwise() {
        newsroom.ask(StaffContract.CHANGE_SELF, new StaffContract.ChangeSelf("Ann Author", null), AUTHOR);

        assertThat(create("{'headline': 'Mine', 'lang': 'en'}", AUTHOR).authors())
                .containsExactly(new Article.Author("ann-author", "Ann Author"));
        assertThat(create("{'headline': 'Nobodys', 'lang': 'en', 'authors': []}", AUTHOR)
                        .authors())
                .isEmpty();
        assertThat(create("{'headline': 'No profile', 'lang': 'en'}", EDITOR).authors())
                .isEmpty();
    }

    @Test
    void aRenamedTopicIsFoundUnderEachSlugThatItHad() {
        Term topic = newsroom.make(Kind.TOPIC, "whether", "Whether");
        Article article = newsroom.published("{'headline': 'Rain', 'lang': 'en', 'topics': ['whether']}");
        Article draft = newsroom.draft("{'headline': 'Drizzle', 'lang': 'en', 'topics': ['whether']}");
        newsroom.announcedKeys();

        Term renamed = edit(Kind.TOPIC, topic, "{'slug': 'wether', 'name': 'Wether'}");
        Term again = edit(Kind.TOPIC, renamed, "{'slug': 'weather', 'name': 'Weather', 'description': 'Rain mostly.'}");

        assertThat(find(Kind.TOPIC, "whether").movedTo()).isEqualTo("weather");
        assertThat(find(Kind.TOPIC, "wether").movedTo()).isEqualTo("weather");
        assertThat(create("{'headline': 'Fog', 'lang': 'en', 'topics': ['whether', 'weather']}", EDITOR)
                        .topics())
                .containsExactly("weather");
        await().untilAsserted(() -> {
            assertThat(read(article).topics()).containsExactly("weather");
            assertThat(read(draft).topics()).containsExactly("weather");
        });
        assertThat(newsroom.announcedKeys())
                .contains("topic:whether", "topic:wether", "topic:weather", "topics", "article:" + article.id());
        assertThat(newsroom.headlines(of("whether", null))).containsExactly("Rain");
        assertThat(newsroom.headlines(of("weather", null))).containsExactly("Rain");
        JsonNode shown = RunningArticleService.tree(find(Kind.TOPIC, "weather"));
        assertThat(shown.get("articleCount").asInt()).isEqualTo(1);
        assertThat(shown.get("description").asText()).isEqualTo("Rain mostly.");
        assertThat(shown.has("version")).isFalse();

        // A slug can be taken back; the two never lead to each other.
        edit(Kind.TOPIC, again, "{'slug': 'whether'}");
        assertThat(find(Kind.TOPIC, "weather").movedTo()).isEqualTo("whether");
        assertThat(find(Kind.TOPIC, "whether").movedTo()).isNull();
        await().untilAsserted(() -> assertThat(read(article).topics()).containsExactly("whether"));
    }

    @Test
    void namesWithoutAReadingGetNumbers() {
        for (String slug : List.of("topic", "topic-2")) {
            Term term = newsroom.write(
                    TaxonomyContract.CREATE,
                    new TaxonomyContract.Create(Kind.TOPIC, RunningArticleService.json("{'name': '日本'}"), null),
                    EDITOR);

            assertThat(term.slug()).isEqualTo(slug);
        }
    }

    @Test
    void aSlugThatLeadsElsewhereCannotBeTaken() {
        Term one = newsroom.make(Kind.TAG, "one", "One");
        newsroom.make(Kind.TAG, "two", "Two");
        Term uno = edit(Kind.TAG, one, "{'slug': 'uno'}");

        assertThat(newsroom.refused(
                                TaxonomyContract.EDIT,
                                new TaxonomyContract.Edit(
                                        Kind.TAG,
                                        "uno",
                                        Objects.requireNonNull(uno.version()),
                                        RunningArticleService.json("{'slug': 'two'}")),
                                EDITOR)
                        .code())
                .isEqualTo("slug-taken");
        assertThat(newsroom.refused(
                                TaxonomyContract.CREATE,
                                new TaxonomyContract.Create(
                                        Kind.TAG, RunningArticleService.json("{'slug': 'one', 'name': 'One'}"), null),
                                EDITOR)
                        .code())
                .isEqualTo("slug-taken");
    }

    @Test
    void aMergedTagLeadsToTheOtherAndItsArticlesFollow() {
        newsroom.make(Kind.TAG, "trains", "Trains");
        newsroom.make(Kind.TAG, "railways", "Railways");
        Article both = newsroom.published("{'headline': 'Both', 'lang': 'en', 'tags': ['trains', 'x', 'railways']}");
        Article one = newsroom.published("{'headline': 'One', 'lang': 'en', 'tags': ['trains']}");

        assertThat(merge(Kind.TAG, "trains", "railways", null).slug()).isEqualTo("railways");
        assertThat(merge(Kind.TAG, "trains", "railways", null).slug()).isEqualTo("railways");

        assertThat(find(Kind.TAG, "trains").movedTo()).isEqualTo("railways");
        await().untilAsserted(() -> {
            assertThat(read(both).tags()).containsExactly("railways", "x");
            assertThat(read(one).tags()).containsExactly("railways");
        });
        assertThat(newsroom.headlines(of(null, "trains"))).containsExactly("One", "Both");
        assertThat(newsroom.refused(TaxonomyContract.MERGE, new Merge(Kind.TAG, "railways", "railways", null), EDITOR)
                        .faults())
                .extracting("pointer", "code")
                .containsExactly(tuple("/into", "same"));
        assertThat(newsroom.refused(TaxonomyContract.MERGE, new Merge(Kind.TAG, "railways", "nowhere", null), EDITOR)
                        .faults())
                .extracting("pointer", "code")
                .containsExactly(tuple("/into", "unknown-term"));
    }

    @Test
    void theProfileOfAnAccountIsMergedOnlyWhereItIsSaidWhoseItIs() {
        var member = newsroom.ask(
                StaffContract.HIRE,
                new StaffContract.Hire("ada", "a good password", List.of(Role.AUTHOR), "Ada Lovelace"),
                RunningArticleService.ADMIN);
        var other = newsroom.ask(
                StaffContract.HIRE,
                new StaffContract.Hire("bob", "a good password", List.of(Role.AUTHOR), "Bob Kahn"),
                RunningArticleService.ADMIN);
        String ada = Objects.requireNonNull(member.author());
        newsroom.make(Kind.AUTHOR, "a-lovelace", "A. Lovelace");

        for (@Nullable String into : List.of("a-lovelace", Objects.requireNonNull(other.author()))) {
            assertThat(newsroom.refused(TaxonomyContract.MERGE, new Merge(Kind.AUTHOR, ada, into, null), EDITOR)
                            .code())
                    .isEqualTo("profile-of-account");
        }
        assertThat(newsroom.refused(
                                TaxonomyContract.MERGE,
                                new Merge(Kind.AUTHOR, ada, Objects.requireNonNull(other.author()), "ada"),
                                EDITOR)
                        .code())
                .isEqualTo("profile-of-account");

        assertThat(merge(Kind.AUTHOR, ada, "a-lovelace", "ada").account()).isEqualTo("ada");
        assertThat(create("{'headline': 'By Ada', 'lang': 'en'}", Caller.of(member.id(), "ada", Role.AUTHOR))
                        .authors())
                .containsExactly(new Article.Author("a-lovelace", "A. Lovelace"));
    }

    @Test
    void twoAuthorsOfOneNameHaveProfilesOfTheirOwn() {
        var input = RunningArticleService.json("{'name': 'Jo Kim'}");
        Term first = newsroom.write(
                TaxonomyContract.CREATE, new TaxonomyContract.Create(Kind.AUTHOR, input, "key-1"), EDITOR);
        Term repeated = newsroom.write(
                TaxonomyContract.CREATE, new TaxonomyContract.Create(Kind.AUTHOR, input, "key-1"), EDITOR);
        Term second = newsroom.write(
                TaxonomyContract.CREATE, new TaxonomyContract.Create(Kind.AUTHOR, input, "key-2"), EDITOR);

        assertThat(repeated.slug()).isEqualTo(first.slug());
        assertThat(List.of(first.slug(), second.slug())).containsExactly("jo-kim", "jo-kim-2");
    }

    @Test
    void articlesThatShowTheNameOfAnAuthorArePurgedWithIt() {
        Term author = newsroom.make(Kind.AUTHOR, "mary-sommerville", "Mary Sommerville");
        Article article = newsroom.published("{'headline': 'Stars', 'lang': 'en', 'authors': ['mary-sommerville']}");
        newsroom.announcedKeys();

        edit(Kind.AUTHOR, author, "{'name': 'Mary Somerville'}");

        List<String> keys = new ArrayList<>();
        await().untilAsserted(() -> {
            keys.addAll(newsroom.announcedKeys());
            assertThat(keys).contains("author:mary-sommerville", "authors", "article:" + article.id());
        });
        assertThat(newsroom.read("stars").at("/authors/0/name").asText()).isEqualTo("Mary Somerville");
    }

    @Test
    void readersSeeAllTopicsAndThoseAuthorsAndTagsThatArePublished() {
        newsroom.make(Kind.TOPIC, "a-topic-of-nothing", "A topic of nothing");
        newsroom.make(Kind.AUTHOR, "a-quiet-author", "A quiet author");
        newsroom.draft("{'headline': 'Secret', 'lang': 'en', 'tags': ['secret-merger']}");
        newsroom.published(
                "{'headline': 'Known', 'lang': 'en', 'tags': ['a-known-tag'], 'authors': ['a-loud-author']}");

        assertThat(publicSlugs(Kind.TOPIC)).contains("a-topic-of-nothing").isSorted();
        assertThat(publicSlugs(Kind.TAG)).contains("a-known-tag").doesNotContain("secret-merger");
        assertThat(publicSlugs(Kind.AUTHOR)).contains("a-loud-author").doesNotContain("a-quiet-author");
        assertThat(newsroom.refused(TaxonomyContract.FIND, new BySlug(Kind.TAG, "secret-merger"), Caller.READER)
                        .code())
                .isEqualTo("term-unknown");
    }

    @Test
    void theFormerSlugOfWhatNoReaderMayKnowLeadsNowhere() {
        edit(Kind.AUTHOR, newsroom.make(Kind.AUTHOR, "source-of-a-leak", "Source"), "{'slug': 'hidden-source'}");

        assertThat(newsroom.refused(TaxonomyContract.FIND, new BySlug(Kind.AUTHOR, "source-of-a-leak"), Caller.READER)
                        .code())
                .isEqualTo("term-unknown");
    }

    @Test
    void aTagThatReadersKnowIsFoundWhileItsArticlesFollowARenaming() {
        newsroom.published("{'headline': 'Followed', 'lang': 'en', 'tags': ['well-known']}");
        edit(Kind.TAG, term(Kind.TAG, "well-known"), "{'slug': 'better-known'}");

        assertThat(find(Kind.TAG, "better-known").movedTo()).isNull();
        assertThat(find(Kind.TAG, "well-known").movedTo()).isEqualTo("better-known");
    }

    @Test
    void onlyThosePermittedChangeTerms() {
        var input = RunningArticleService.json("{'name': 'Not permitted'}");

        assertThat(newsroom.refused(
                                TaxonomyContract.CREATE, new TaxonomyContract.Create(Kind.TOPIC, input, null), AUTHOR)
                        .code())
                .isEqualTo("permission-missing");
    }
}
