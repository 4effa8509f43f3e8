package io.dateline.article;

import static io.dateline.article.RunningArticleService.ADMIN;
import static io.dateline.article.RunningArticleService.EDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.access.Role;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.ArticleContract.Edit;
import io.dateline.contract.ArticleDraft;
import io.dateline.contract.ArticlePatch;
import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.Hire;
import io.dateline.contract.StaffContract.Member;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.Migrations;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An author's profile is one person's: nobody comes by another's by an equal or similar name, nor by leaving theirs out. */
class OwnBylinesTest {

    private RunningArticleService newsroom;

    @BeforeEach
    void open() {
        newsroom = RunningArticleService.open();
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    private Member hire(String name, @Nullable String displayName) {
        return newsroom.ask(
                StaffContract.HIRE, new Hire(name, "a good password", List.of(Role.AUTHOR), displayName), ADMIN);
    }

    private static Caller caller(Member member) {
        return Caller.of(member.id(), member.name(), Role.AUTHOR);
    }

    private Article draft(String authors, Caller by) {
        return newsroom.draft("{'headline': 'H', 'lang': 'en', 'authors': [" + authors + "]}", by);
    }

    private Failure refused(String authors, Caller by) {
        return newsroom.refused(
                ArticleContract.CREATE,
                new Create(
                        ArticleDraft.of(RunningArticleService.json(
                                "{'headline': 'H', 'lang': 'en', 'authors': [" + authors + "]}")),
                        null),
                by);
    }

    @Test
    void whoHasAnEqualOrSimilarNameHasAnotherProfile() {
        assertThat(hire("writer", "A. Writer").author()).isEqualTo("a-writer");
        int number = 2;
        // The third is of Cyrillic letters.
        for (String name : List.of("A. Writer", "Á Writer", "А. Wrіter", "a writer", "A-WRITER")) {
            String author = hire("writer-" + number, name).author();

            assertThat(author).isEqualTo("a-writer-" + number++);
            assertThat(draft("'a-writer', '" + author + "'", EDITOR).authors())
                    .containsExactly(new Article.Author("a-writer", "A. Writer"), new Article.Author(author, name));
        }
    }

    @Test
    void namesWithoutAReadingGetProfilesOfTheirOwn() {
        List<String> profiles = new ArrayList<>();
        for (int i = 0; i < 105; i++) {
            draft("{'slug': 'author-" + (i + 2) + "', 'name': 'Guest'}", EDITOR);
        }
        for (String name : List.of("王小明", "田中太郎", "王小明")) {
            profiles.add(hire("writer-" + profiles.size(), name).author());
        }

        assertThat(profiles).containsExactly("author", "author-107", "author-108");
        assertThat(hire("jurgen", "Jürgen Groß").author()).isEqualTo("jurgen-gross");
    }

    @Test
    void whoLeavesTheNameOutHasAnotherProfileThanWhoseNameItIs() {
        hire("one", "A. Writer");
        draft("{'slug': 'a-guest', 'name': 'A. Guest'}", EDITOR);

        assertThat(hire("a.writer", null).author()).isEqualTo("a-writer-2");
        assertThat(hire("a-guest", null).author()).isEqualTo("a-guest-2");
        assertThat(draft("'a-guest'", EDITOR).authors()).containsExactly(new Article.Author("a-guest", "A. Guest"));
    }

    @Test
    void anAuthorSignsWithTheirOwnBylineOrAGuests() {
        Caller ines = caller(hire("ines", "Ines Arnould"));

        assertThat(draft("'ines-arnould'", ines).authors())
                .containsExactly(new Article.Author("ines-arnould", "Ines Arnould"));
        assertThat(draft("'ines-arnould', {'slug': 'a-guest', 'name': 'A. Guest'}, 'an-agency'", ines)
                        .authors())
                .hasSize(3);
        assertThat(draft("", ines).authors()).isEmpty();
    }

    @Test
    void anAuthorDoesNotSignWithTheBylineOfAnotherOrASimilarOne() {
        hire("writer", "A. Writer");
        Caller ines = caller(hire("ines", "Ines Arnould"));
        for (String authors : List.of(
                "'a-writer'",
                "{'slug': 'a-writer'}",
                "{'slug': 'a-writer', 'name': 'Ines Arnould'}",
                "'ines-arnould', 'a-writer'",
                "{'slug': 'the-writer', 'name': 'A. Writer'}",
                "{'slug': 'the-writer', 'name': 'Á Writer'}",
                "{'slug': 'the-writer', 'name': 'А. Wrіter'}",
                "{'slug': 'the-writer', 'name': 'A. Writеr'}",
                "'a-writer-7', {'slug': 'x', 'name': 'a WRITER'}")) {
            Failure failure = refused(authors, ines);

            assertThat(failure.faults()).as(authors).last().satisfies(fault -> {
                assertThat(fault.code()).isEqualTo("not-your-byline");
                assertThat(fault.pointer()).startsWith("/authors/");
            });
            assertThat(draft(authors, EDITOR).authors()).isNotEmpty();
        }
        assertThat(refused("'the-writer'", ines).faults())
                .as("Not by one that an editor made either")
                .hasSize(1);
    }

    @Test
    void whatAnEditorSignedAnAuthorMayKeepAndTakeAway() {
        hire("writer", "A. Writer");
        Caller ines = caller(hire("ines", "Ines Arnould"));
        Article article = draft("'ines-arnould'", ines);
        article = newsroom.edit(article, "{'authors': ['a-writer', 'ines-arnould']}");

        Article kept = edit(article, "{'headline': 'Other'}", ines);
        Article turned = edit(kept, "{'authors': ['ines-arnould', 'a-writer']}", ines);
        Article alone = edit(turned, "{'authors': ['ines-arnould']}", ines);

        assertThat(alone.authors()).hasSize(1);
        assertThat(newsroom.refused(
                                ArticleContract.EDIT,
                                new Edit(
                                        alone.id(),
                                        alone.version(),
                                        ArticlePatch.of(RunningArticleService.json("{'authors': ['a-writer']}"))),
                                ines)
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("not-your-byline"));
    }

    private Article edit(Article article, String patch, Caller by) {
        return newsroom.write(
                ArticleContract.EDIT,
                new Edit(article.id(), article.version(), ArticlePatch.of(RunningArticleService.json(patch))),
                by);
    }

    @Test
    void ofThoseWhoSharedAProfileTheFirstKeepsIt() {
        Vertx vertx = Vertx.vertx();
        DatabaseConfig config = TestDatabases.databaseAt("101");
        Database database = Database.open(vertx, config, "test");
        database.query("""
                        WITH made AS (INSERT INTO author VALUES ('a-writer', 'A. Writer'), ('a-writer-2', 'Guest'), ('b', 'B'))
                        INSERT INTO staff (name, role, password_hash, author) VALUES
                            ('one', 'author', '', 'a-writer'), ('two', 'author', '', 'b'), ('three', 'author', '', 'a-writer'),
                            ('four', 'author', '', NULL), ('five', 'author', '', 'a-writer'), ('six', 'admin', '', NULL)
                        """, Tuple.tuple()).await();

        Migrations.run(vertx, config, "db/articles").await();

        List<String> profiles = new ArrayList<>();
        database.query(
                        "SELECT s.name || ' ' || s.author || ' ' || a.name FROM staff s JOIN author a ON a.slug = s.author"
                                + " ORDER BY s.id",
                        Tuple.tuple())
                .await()
                .forEach(row -> profiles.add(row.getString(0)));
        database.close().await();
        vertx.close().await();
        assertThat(profiles)
                .containsExactly("one a-writer A. Writer", "two b B", "three a-writer-3 three", "five a-writer-4 five");
    }
}
