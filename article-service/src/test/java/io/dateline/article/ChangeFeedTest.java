package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.ById;
import io.dateline.contract.ArticleContract.Edit;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.SetCommentPolicy;
import io.dateline.contract.ArticleContract.State;
import io.dateline.contract.ArticlePatch;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Changed;
import io.dateline.contract.Changes;
import io.dateline.contract.ChangesSince;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.WriteResult;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {

    private static RunningArticleService newsroom;

    @BeforeAll
    static void open() {
        newsroom = RunningArticleService.open();
    }

    @AfterAll
    static void close() {
        newsroom.close();
    }

    private static Changes<State> since(long number) {
        return newsroom.ask(ArticleContract.CHANGES, new ChangesSince(number, 1_000), Caller.READER);
    }

    private static long now() {
        return since(0).upTo();
    }

    @Test
    void theFeedTellsEachArticleOnceAsItIs() {
        long before = now();

        Article article = newsroom.edit(newsroom.published("{'headline': 'Fed', 'lang': 'en'}"), "{'slug': 'fed-2'}");
        Article draft = newsroom.draft("{'headline': 'Short-lived', 'lang': 'en'}");
        newsroom.delete(draft);

        Changes<State> changes = since(before);
        assertThat(changes.states())
                .containsExactly(
                        new State(
                                article.id(),
                                List.of("fed-2", "fed"),
                                ArticleStatus.PUBLISHED,
                                CommentPolicy.OPEN,
                                null,
                                false),
                        new State(draft.id(), List.of(), ArticleStatus.DRAFT, CommentPolicy.CLOSED, null, true));
        assertThat(changes.more()).isFalse();
        assertThat(since(changes.upTo()).states()).isEmpty();
    }

    @Test
    void publishingDropsEveryAnswerThatShouldShowIt() {
        Article article = newsroom.draft(
                "{'headline': 'Keyed', 'lang': 'pt-BR', 'topics': ['world'], 'tags': ['a'], 'authors': ['ann']}");
        await().until(() -> newsroom.announcedKeys().isEmpty());

        newsroom.publish(article);

        String id = "article:" + article.id();
        assertThat(newsroom.announcedKeys())
                .containsExactlyInAnyOrder(
                        id,
                        "slug:keyed",
                        "headline:keyed",
                        "articles",
                        "topic:world",
                        "tag:a",
                        "author:ann",
                        "lang:pt-BR",
                        "lang:pt",
                        "popular",
                        "authors",
                        "tags");
    }

    @Test
    void anEditDropsWhatShowedItBeforeAndWhatWillShowItNow() {
        Article pointing = newsroom.published("{'headline': 'Target', 'lang': 'en'}");
        Article article = newsroom.published(
                "{'headline': 'Moves', 'lang': 'en', 'topics': ['old'], 'tags': ['t'], 'related': [{'slug': 'target'}]}");
        newsroom.announcedKeys();

        newsroom.edit(article, "{'slug': 'moved', 'topics': ['new'], 'lang': 'fr'}");
        assertThat(newsroom.announcedKeys())
                .contains("slug:moves", "slug:moved", "topic:old", "topic:new", "lang:en", "lang:fr", "tag:t")
                .doesNotContain("popular");

        // And a new headline drops the article that points to this one
        newsroom.edit(pointing, "{'headline': 'Target, renamed'}");
        assertThat(newsroom.announcedKeys()).contains("article:" + article.id());
    }

    @Test
    void onlyAWithdrawalIsAnnouncedAsOne() {
        Article article = newsroom.published("{'headline': 'In doubt', 'lang': 'en', 'topics': ['doubts']}");
        assertThat(newsroom.announcements()).extracting(Changed::kind).containsOnly(Changed.Kind.CHANGED);

        article = newsroom.edit(article, "{'headline': 'In no doubt', 'slug': 'no-doubt', 'topics': []}");
        newsroom.write(
                ArticleContract.SET_COMMENT_POLICY,
                new SetCommentPolicy(article.id(), CommentPolicy.CLOSED, null),
                RunningArticleService.EDITOR);
        assertThat(newsroom.announcements()).extracting(Changed::kind).containsOnly(Changed.Kind.CHANGED);

        newsroom.unpublish(article);
        assertThat(newsroom.announcements()).singleElement().satisfies(changed -> {
            assertThat(changed.kind()).isEqualTo(Changed.Kind.WITHDRAWN);
            // What showed it under a former slug, too
            assertThat(changed.keys())
                    .extracting(SurrogateKey::text)
                    .contains("slug:no-doubt", "slug:in-doubt", "headline:no-doubt", "headline:in-doubt", "articles");
        });

        newsroom.publish(article);
        assertThat(newsroom.announcements()).extracting(Changed::kind).containsOnly(Changed.Kind.CHANGED);
    }

    @Test
    void theAnswerToAWriteSaysWhatIsAnnounced() {
        Article article = newsroom.published("{'headline': 'Answered', 'lang': 'pt-BR'}");
        newsroom.announcements();

        WriteResult<Article> edited = newsroom.ask(
                ArticleContract.EDIT,
                new Edit(
                        article.id(),
                        article.version(),
                        ArticlePatch.of(RunningArticleService.json("{'headline': 'Answered again'}"))),
                RunningArticleService.EDITOR);
        assertThat(newsroom.announcements()).containsExactly(edited.changed());
        assertThat(edited.changed()).isNotNull().satisfies(changed -> {
            assertThat(changed.keys())
                    .contains(SurrogateKey.lang("pt-BR"), SurrogateKey.lang("pt"), SurrogateKey.article(article.id()));
            assertThat(changed.causes()).singleElement().asString().startsWith("article:" + article.id() + ":");
        });

        WriteResult<Article> same = newsroom.ask(
                ArticleContract.EDIT,
                new Edit(
                        article.id(),
                        edited.value().version(),
                        ArticlePatch.of(RunningArticleService.json("{'headline': 'Answered again'}"))),
                RunningArticleService.EDITOR);
        assertThat(same.changed()).isEqualTo(Changed.nothing());
        assertThat(newsroom.announcements()).isEmpty();

        WriteResult<Article> withdrawn =
                newsroom.ask(ArticleContract.UNPUBLISH, new ById(article.id()), RunningArticleService.EDITOR);
        assertThat(newsroom.announcements()).containsExactly(withdrawn.changed());
    }

    @Test
    void whatShowsTheHeadlineOfAnArticleCanBeFoundByItsSlug() {
        Article shown = newsroom.published("{'headline': 'Shown elsewhere', 'lang': 'en', 'topics': ['elsewhere']}");
        newsroom.published(
                "{'headline': 'Shows another', 'lang': 'en', 'related': [{'slug': '" + shown.slug() + "'}]}");

        SurrogateKey key = SurrogateKey.headline(shown.slug());
        assertThat(newsroom.find("shows-another").keys()).contains(key);
        assertThat(newsroom.list(new Listing("elsewhere", null, null, null, null, null, null, 20, null))
                        .keys())
                .contains(key, SurrogateKey.topic("elsewhere"));
    }

    @Test
    void aDraftDropsNothing() {
        newsroom.announcedKeys();

        newsroom.edit(newsroom.draft("{'headline': 'Quiet', 'lang': 'en'}"), "{'headline': 'Quieter'}");

        assertThat(newsroom.announcedKeys()).isEmpty();
    }

    @Test
    void theCountOfCommentsIsTakenOverWithoutAPurge() {
        Article article = newsroom.published("{'headline': 'Counted', 'lang': 'en'}");
        newsroom.announcedKeys();

        // When the comment-service tells a count
        newsroom.bus
                .serve(
                        CommentContract.CHANGES,
                        (question, call) -> Future.succeededFuture(new Changes<>(
                                question.number() < 1
                                        ? List.of(
                                                new CommentContract.State(article.id(), 12),
                                                new CommentContract.State(999_999, 3))
                                        : List.of(),
                                1,
                                false)))
                .await();

        // Then the article shows it, as the version it was
        await().until(() -> newsroom.read("counted").at("/comments/count").longValue() == 12);
        assertThat(newsroom.read("counted").get("version").intValue()).isEqualTo(article.version());
        assertThat(newsroom.announcedKeys()).isEmpty();
    }
}
