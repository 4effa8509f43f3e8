package io.dateline.article;

import static io.dateline.article.RunningArticleService.AUTHOR;
import static io.dateline.article.RunningArticleService.EDITOR;
import static io.dateline.article.RunningArticleService.OTHER_AUTHOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.ById;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.ArticleContract.Edit;
import io.dateline.contract.ArticleDraft;
import io.dateline.contract.ArticlePatch;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of an article that points to another, an author learns nothing of what somebody else has not published. */
class RelatedDraftsTest {

    private RunningArticleService newsroom;
    private Article hidden;

    @BeforeEach
    void open() {
        newsroom = RunningArticleService.open();
        hidden = newsroom.draft("{'headline': 'Hidden', 'lang': 'en'}", OTHER_AUTHOR);
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    private Failure refusedDraft(String related) {
        String json = "{'headline': 'Curious', 'lang': 'en', 'related': [" + related + "]}";
        return newsroom.refused(
                ArticleContract.CREATE, new Create(ArticleDraft.of(RunningArticleService.json(json)), null), AUTHOR);
    }

    private Article edit(Article article, String patch, Caller by) {
        return newsroom.write(
                ArticleContract.EDIT,
                new Edit(article.id(), article.version(), ArticlePatch.of(RunningArticleService.json(patch))),
                by);
    }

    private List<String> relatedOf(Article article, Caller seenBy) {
        return slugs(newsroom.ask(ArticleContract.READ, new ById(article.id()), seenBy));
    }

    private static List<String> slugs(Article article) {
        return article.related().stream().map(Article.Related::slug).toList();
    }

    private static String told(Failure failure) {
        return failure.kind() + " " + failure.code() + " " + failure.faults();
    }

    @Test
    void anothersDraftIsToldFromNothingByNoError() {
        Article withdrawn = newsroom.unpublish(newsroom.published("{'headline': 'Withdrawn', 'lang': 'en'}"));
        Article mine = newsroom.draft("{'headline': 'Mine', 'lang': 'en'}", AUTHOR);

        String nothing = told(refusedDraft("{'slug': 'no-such-thing'}"));

        assertThat(told(refusedDraft("{'slug': 'hidden'}"))).isEqualTo(nothing);
        assertThat(told(refusedDraft("{'slug': '" + withdrawn.slug() + "'}"))).isEqualTo(nothing);
        assertThat(told(refusedDraft("{'slug': 'hidden'}, {'slug': 'hidden'}")))
                .isEqualTo(told(refusedDraft("{'slug': 'no-such-thing'}, {'slug': 'no-such-thing'}")));
        for (String slug : List.of("hidden", "no-such-thing")) {
            Failure failure = newsroom.refused(
                    ArticleContract.EDIT,
                    new Edit(
                            mine.id(),
                            1,
                            ArticlePatch.of(RunningArticleService.json("{'related': [{'slug': '" + slug + "'}]}"))),
                    AUTHOR);
            assertThat(told(failure)).isEqualTo(nothing);
        }
    }

    @Test
    void whatIsPublicOrTheirOwnAuthorsMayPointTo() {
        newsroom.published("{'headline': 'Public', 'lang': 'en'}");
        newsroom.draft("{'headline': 'Own', 'lang': 'en'}", AUTHOR);

        Article article = newsroom.draft(
                "{'headline': 'Points', 'lang': 'en', 'related': [{'slug': 'public'}, {'slug': 'own'}]}", AUTHOR);

        assertThat(slugs(article)).containsExactly("public", "own");
        assertThat(relatedOf(article, AUTHOR)).containsExactly("public", "own");
    }

    @Test
    void whatAnEditorPointsToShowsOnceItIsPublic() {
        newsroom.published("{'headline': 'Public', 'lang': 'en'}");
        Article article = newsroom.draft("{'headline': 'Points', 'lang': 'en'}", AUTHOR);
        article = edit(article, "{'related': [{'slug': 'hidden'}, {'slug': 'public'}]}", EDITOR);
        assertThat(relatedOf(article, EDITOR)).containsExactly("hidden", "public");

        assertThat(relatedOf(article, AUTHOR)).containsExactly("public");
        assertThat(slugs(edit(article, "{'standfirst': 'More.'}", AUTHOR))).containsExactly("public");
        assertThat(relatedOf(article, EDITOR)).containsExactly("hidden", "public");

        newsroom.publish(hidden);
        assertThat(relatedOf(article, AUTHOR)).containsExactly("hidden", "public");
    }

    @Test
    void whatAnAuthorDoesNotSeeTheyDoNotTakeAwayEither() {
        newsroom.published("{'headline': 'Public', 'lang': 'en'}");
        newsroom.published("{'headline': 'Also', 'lang': 'en'}");
        Article article = newsroom.draft("{'headline': 'Points', 'lang': 'en'}", AUTHOR);
        article = edit(article, "{'related': [{'slug': 'hidden'}, {'slug': 'public'}]}", EDITOR);

        Article same = edit(article, "{'related': [{'slug': 'public'}]}", AUTHOR);
        assertThat(same.version()).isEqualTo(article.version());

        Article other = edit(article, "{'related': [{'slug': 'also'}]}", AUTHOR);
        assertThat(slugs(other)).containsExactly("also");
        assertThat(relatedOf(other, EDITOR)).containsExactly("also", "hidden");
    }

    @Test
    void whatWasPublicAndIsWithdrawnShowsToEditorsAlone() {
        Article gone = newsroom.published("{'headline': 'Gone', 'lang': 'en'}");
        Article article = newsroom.draft("{'headline': 'Points', 'lang': 'en', 'related': [{'slug': 'gone'}]}", AUTHOR);
        newsroom.publish(article);
        assertThat(newsroom.read("points").at("/related/0/headline").textValue())
                .isEqualTo("Gone");

        newsroom.unpublish(gone);

        assertThat(newsroom.read("points").get("related")).isEmpty();
        assertThat(relatedOf(article, AUTHOR)).isEmpty();
        assertThat(relatedOf(article, EDITOR)).containsExactly("gone");
    }

    /** For every operation by id there is no such article; an operation that needs a higher role is refused before it looks. */
    @Test
    void anothersDraftIsNothingByItsIdEither() {
        long nothing = 999_999;
        for (long id : List.of(hidden.id(), nothing)) {
            assertThat(newsroom.refused(ArticleContract.READ, new ById(id), AUTHOR)
                            .code())
                    .isEqualTo("article-unknown");
            assertThat(newsroom.refused(
                                    ArticleContract.EDIT,
                                    new Edit(id, 9, ArticlePatch.of(RunningArticleService.json("{}"))),
                                    AUTHOR)
                            .code())
                    .isEqualTo("article-unknown");
            assertThat(newsroom.refused(ArticleContract.DELETE, new ArticleContract.AtVersion(id, 9), AUTHOR)
                            .code())
                    .isEqualTo("article-unknown");
            assertThat(newsroom.refused(ArticleContract.PUBLISH, new ById(id), AUTHOR)
                            .kind())
                    .isEqualTo(Failure.Kind.FORBIDDEN);
        }
    }
}
