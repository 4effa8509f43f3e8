package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.AtVersion;
import io.dateline.contract.ArticleContract.ById;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.ArticleContract.Edit;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.dateline.contract.ArticleContract.SetCommentPolicy;
import io.dateline.contract.ArticleDraft;
import io.dateline.contract.ArticlePatch;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.CommentPolicy;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EditingTest {

    private static RunningArticleService newsroom;

    @BeforeAll
    static void open() {
        newsroom = RunningArticleService.open();
    }

    @AfterAll
    static void close() {
        newsroom.close();
    }

    @Test
    void whatIsWrittenComesBack() {
        newsroom.published("{'headline': 'The other', 'lang': 'en'}");
        Article article = newsroom.draft("""
                {'headline': 'All of it', 'lang': 'en', 'standfirst': 'S <b>', 'dateline': {'place': 'Riga', 'date': '2024-06-23'},
                 'body': {'markdown': '## H\\n\\nText.'}, 'authors': ['a-writer', {'slug': 'b', 'name': 'Bé'}],
                 'topics': ['world'], 'tags': ['x', 'y'], 'image': {'url': 'https://example.com/i.jpg', 'alt': 'I'},
                 'related': [{'slug': 'the-other', 'placement': 'inline'}]}
                """);

        assertThat(newsroom.ask(ArticleContract.READ, new ById(article.id()), RunningArticleService.EDITOR))
                .isEqualTo(article);
        assertThat(article.authors())
                .containsExactly(new Article.Author("a-writer", "A Writer"), new Article.Author("b", "Bé"));
        assertThat(article.standfirst()).isEqualTo("S <b>");
        assertThat(article.body().markdown()).isEqualTo("## H\n\nText.");
        assertThat(article.contents()).containsExactly(new Article.Section("h", "H"));
        assertThat(article.related())
                .containsExactly(new Article.Related("the-other", "The other", Article.Placement.INLINE));
        assertThat(article.version()).isEqualTo(1);
    }

    @Test
    void aPatchChangesWhatItNamesAndNoMore() {
        Article before = newsroom.draft(
                "{'headline': 'Patched', 'lang': 'en', 'standfirst': 'S', 'tags': ['a', 'b'], 'body': {'markdown': 'B'}}");

        Article after = newsroom.edit(before, "{'standfirst': null, 'tags': ['c'], 'headline': 'Patched again'}");

        assertThat(after.version()).isEqualTo(2);
        assertThat(after.standfirst()).isNull();
        assertThat(after.tags()).containsExactly("c");
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(after.slug()).isEqualTo("patched");
    }

    @Test
    void aPatchThatChangesNothingKeepsTheVersion() {
        Article before = newsroom.draft("{'headline': 'Same', 'lang': 'en', 'authors': ['a-writer'], 'tags': ['a']}");

        Article after = newsroom.edit(
                before,
                "{'headline': 'Same', 'tags': ['a', 'a'], 'standfirst': null, 'authors': [{'slug': 'a-writer'}]}");

        assertThat(after).isEqualTo(before);
    }

    @Test
    void thePatchedArticleIsCheckedAsAWhole() {
        Article article = newsroom.draft("{'headline': 'Checked', 'lang': 'en'}");

        Failure failure = newsroom.refused(
                ArticleContract.EDIT,
                new Edit(
                        article.id(),
                        1,
                        ArticlePatch.of(
                                RunningArticleService.json("{'headline': null, 'dateline': {'date': '2024-01-01'}}"))),
                RunningArticleService.EDITOR);

        assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID);
        assertThat(failure.faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/headline required", "/dateline/place required");
        assertThat(newsroom.ask(ArticleContract.READ, new ById(article.id()), RunningArticleService.EDITOR))
                .isEqualTo(article);
    }

    @Test
    void ofTwoEditorsAtOnceTheSlowerIsTold() throws Exception {
        Article article = newsroom.draft("{'headline': 'Contested', 'lang': 'en'}");
        Callable<String> edit = () -> newsroom.bus
                .ask(
                        ArticleContract.EDIT,
                        new Edit(
                                article.id(),
                                1,
                                ArticlePatch.of(RunningArticleService.json(
                                        "{'standfirst': '" + Thread.currentThread() + "'}"))),
                        Call.of("test", null, RunningArticleService.EDITOR))
                .map(edited -> "version " + edited.value().version())
                .otherwise(cause -> ((Failure) cause).code())
                .await();

        try (var editors = Executors.newFixedThreadPool(8)) {
            List<String> outcomes = editors.invokeAll(Collections.nCopies(8, edit)).stream()
                    .map(done -> done.resultNow())
                    .sorted()
                    .toList();

            assertThat(outcomes)
                    .containsOnlyOnce("version 2")
                    .filteredOn("version-mismatch"::equals)
                    .hasSize(7);
        }
    }

    @Test
    void anAuthorSeesAndChangesOnlyWhatTheyMade() {
        Article own = newsroom.draft("{'headline': 'Mine', 'lang': 'en'}", RunningArticleService.AUTHOR);
        ById question = new ById(own.id());
        NewsroomListing all =
                new NewsroomListing(null, new Listing(null, null, null, null, null, null, null, 100, null));

        assertThat(newsroom.ask(ArticleContract.READ, question, RunningArticleService.AUTHOR))
                .isEqualTo(own);
        assertThat(newsroom.ask(ArticleContract.LIST_ALL, all, RunningArticleService.AUTHOR)
                        .items())
                .extracting(ArticleSummary::id)
                .contains(own.id());
        assertThat(newsroom.refused(ArticleContract.READ, question, RunningArticleService.OTHER_AUTHOR)
                        .code())
                .isEqualTo("article-unknown");
        assertThat(newsroom.refused(
                                ArticleContract.EDIT,
                                new Edit(
                                        own.id(),
                                        1,
                                        ArticlePatch.of(RunningArticleService.json("{'headline': 'Yours'}"))),
                                RunningArticleService.OTHER_AUTHOR)
                        .code())
                .isEqualTo("article-unknown");
        assertThat(newsroom.refused(
                                ArticleContract.DELETE, new AtVersion(own.id(), 1), RunningArticleService.OTHER_AUTHOR)
                        .code())
                .isEqualTo("article-unknown");
        assertThat(newsroom.ask(ArticleContract.LIST_ALL, all, RunningArticleService.OTHER_AUTHOR)
                        .items())
                .isEmpty();
        assertThat(newsroom.refused(ArticleContract.PUBLISH, question, RunningArticleService.AUTHOR)
                        .kind())
                .isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(newsroom.refused(ArticleContract.READ, question, Caller.READER)
                        .kind())
                .isEqualTo(Failure.Kind.FORBIDDEN);
    }

    @Test
    void onlyWhatWasNeverPublicIsDeleted() {
        Article draft = newsroom.draft("{'headline': 'To be deleted', 'lang': 'en'}");
        Article withdrawn = newsroom.unpublish(newsroom.published("{'headline': 'Was public', 'lang': 'en'}"));

        assertThat(newsroom.refused(ArticleContract.DELETE, new AtVersion(draft.id(), 7), RunningArticleService.EDITOR)
                        .code())
                .isEqualTo("version-mismatch");
        newsroom.delete(draft);

        assertThat(newsroom.refused(ArticleContract.READ, new ById(draft.id()), RunningArticleService.EDITOR)
                        .code())
                .isEqualTo("article-unknown");
        assertThat(newsroom.refused(
                                ArticleContract.DELETE,
                                new AtVersion(withdrawn.id(), withdrawn.version()),
                                RunningArticleService.EDITOR)
                        .code())
                .isEqualTo("article-was-public");
        assertThat(newsroom.draft("{'headline': 'To be deleted', 'lang': 'en'}").slug())
                .isEqualTo("to-be-deleted");
    }

    @Test
    void aRelatedArticleMustExistAndBeAnother() {
        Article article = newsroom.draft("{'headline': 'Points', 'lang': 'en'}");

        Failure unknown = newsroom.refused(
                ArticleContract.CREATE,
                new Create(
                        ArticleDraft.of(
                                RunningArticleService.json(
                                        "{'headline': 'H', 'lang': 'en', 'related': [{'slug': 'points'}, {'slug': 'nowhere'}]}")),
                        null),
                RunningArticleService.EDITOR);
        Failure itself = newsroom.refused(
                ArticleContract.EDIT,
                new Edit(
                        article.id(),
                        1,
                        ArticlePatch.of(RunningArticleService.json("{'related': [{'slug': 'points'}]}"))),
                RunningArticleService.EDITOR);

        assertThat(unknown.faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/related/1/slug unknown-article");
        assertThat(itself.faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/related/0/slug same-article");
    }

    @Test
    void readersSeeOfRelatedArticlesThoseThatArePublic() {
        Article other = newsroom.draft("{'headline': 'Later', 'lang': 'en'}");
        newsroom.published("{'headline': 'Leads on', 'lang': 'en', 'related': [{'slug': 'later'}]}");
        assertThat(newsroom.read("leads-on").get("related")).isEmpty();

        newsroom.publish(other);

        assertThat(newsroom.read("leads-on").at("/related/0/headline").textValue())
                .isEqualTo("Later");
    }

    @Test
    void theSameKeyMakesTheSameDraftOnce() {
        Create question =
                new Create(ArticleDraft.of(RunningArticleService.json("{'headline': 'Once', 'lang': 'en'}")), "key-1");

        Article first = newsroom.write(ArticleContract.CREATE, question, RunningArticleService.EDITOR);
        Article second = newsroom.write(ArticleContract.CREATE, question, RunningArticleService.EDITOR);

        assertThat(second).isEqualTo(first);
        assertThat(newsroom.refused(
                                ArticleContract.CREATE,
                                new Create(
                                        ArticleDraft.of(
                                                RunningArticleService.json("{'headline': 'Twice', 'lang': 'en'}")),
                                        "key-1"),
                                RunningArticleService.EDITOR)
                        .code())
                .isEqualTo("idempotency-key-reused");
        assertThat(newsroom.write(ArticleContract.CREATE, question, RunningArticleService.AUTHOR)
                        .id())
                .isNotEqualTo(first.id());
    }

    @Test
    void aRetrySaysWhatBecameOfTheDraftMeanwhile() {
        Create question = new Create(
                ArticleDraft.of(RunningArticleService.json("{'headline': 'Retried', 'lang': 'en'}")), "key-2");
        Article first = newsroom.write(ArticleContract.CREATE, question, RunningArticleService.EDITOR);

        // when it was edited, the retry tells the version that is there
        Article edited = newsroom.edit(first, "{'headline': 'Edited'}");
        assertThat(newsroom.write(ArticleContract.CREATE, question, RunningArticleService.EDITOR))
                .isEqualTo(edited);

        // when it was deleted, that there is none; and none is made
        newsroom.delete(edited);
        Failure failure = newsroom.refused(ArticleContract.CREATE, question, RunningArticleService.EDITOR);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(failure.code()).isEqualTo("article-unknown");
        assertThat(newsroom.refused(ArticleContract.READ, new ById(first.id()), RunningArticleService.EDITOR)
                        .code())
                .isEqualTo("article-unknown");
    }

    @Test
    void emphasisBeyondReasonIsAFaultOfTheBody() {
        Failure failure = newsroom.refused(
                ArticleContract.CREATE,
                new Create(
                        ArticleDraft.of(
                                RunningArticleService.json("{'headline': 'H', 'lang': 'en', 'body': {'markdown': '"
                                        + "*a **b ".repeat(1_500) + "c** d*".repeat(1_500) + "'}}")),
                        null),
                RunningArticleService.EDITOR);

        assertThat(failure.faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/body/markdown too-deep");
    }

    @Test
    void aModeratorSaysWhoMayComment() {
        Article article = newsroom.published("{'headline': 'Discussed', 'lang': 'en'}");
        newsroom.announcedKeys();

        Article.Discussion discussion = newsroom.write(
                ArticleContract.SET_COMMENT_POLICY,
                new SetCommentPolicy(article.id(), CommentPolicy.PREMODERATED, 30),
                RunningArticleService.MODERATOR);

        assertThat(discussion).isEqualTo(new Article.Discussion(CommentPolicy.PREMODERATED, 30, 0));
        assertThat(newsroom.read("discussed").at("/comments/policy").textValue())
                .isEqualTo("premoderated");
        assertThat(newsroom.announcedKeys()).contains("article:" + article.id());
    }

    @Test
    void whoPublishesSaysWhoMayCommentAndWhoWritesDoesNot() {
        Article article =
                newsroom.publish(newsroom.draft("{'headline': 'Own', 'lang': 'en'}", RunningArticleService.AUTHOR));
        SetCommentPolicy closed = new SetCommentPolicy(article.id(), CommentPolicy.CLOSED, null);

        assertThat(newsroom.write(ArticleContract.SET_COMMENT_POLICY, closed, RunningArticleService.EDITOR)
                        .policy())
                .isEqualTo(CommentPolicy.CLOSED);
        assertThat(newsroom.refused(ArticleContract.SET_COMMENT_POLICY, closed, RunningArticleService.AUTHOR)
                        .code())
                .isEqualTo("permission-missing");
    }

    @Test
    void whatIsPublicOnlyThoseChangeWhoMayPublish() {
        Article article =
                newsroom.publish(newsroom.draft("{'headline': 'Frozen', 'lang': 'en'}", RunningArticleService.AUTHOR));
        Edit edit = new Edit(
                article.id(), article.version(), ArticlePatch.of(RunningArticleService.json("{'headline': 'Melted'}")));
        AtVersion version = new AtVersion(article.id(), article.version());

        assertThat(newsroom.refused(ArticleContract.EDIT, edit, RunningArticleService.AUTHOR)
                        .code())
                .isEqualTo("article-is-public");
        assertThat(newsroom.refused(ArticleContract.DELETE, version, RunningArticleService.AUTHOR)
                        .code())
                .isEqualTo("article-is-public");
        assertThat(newsroom.refused(ArticleContract.DELETE, version, RunningArticleService.EDITOR)
                        .code())
                .isEqualTo("article-was-public");

        Article withdrawn = newsroom.unpublish(article);
        assertThat(newsroom.write(
                                ArticleContract.EDIT,
                                new Edit(
                                        article.id(),
                                        withdrawn.version(),
                                        ArticlePatch.of(RunningArticleService.json("{'headline': 'Melted'}"))),
                                RunningArticleService.AUTHOR)
                        .headline())
                .isEqualTo("Melted");
    }

    @Test
    void aModeratorDecidesOverCommentsAndNothingElse() {
        Article article = newsroom.published("{'headline': 'Not theirs', 'lang': 'en'}");

        assertThat(newsroom.refused(ArticleContract.UNPUBLISH, new ById(article.id()), RunningArticleService.MODERATOR)
                        .code())
                .isEqualTo("permission-missing");
        assertThat(newsroom.refused(ArticleContract.READ, new ById(article.id()), RunningArticleService.MODERATOR)
                        .code())
                .isEqualTo("permission-missing");
        assertThat(newsroom.refused(
                                ArticleContract.CREATE,
                                new Create(
                                        ArticleDraft.of(RunningArticleService.json("{'headline': 'H', 'lang': 'en'}")),
                                        null),
                                RunningArticleService.MODERATOR)
                        .code())
                .isEqualTo("permission-missing");
    }
}
