package io.dateline.comment.intake;

import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.comment.articles.KnownArticle;
import io.dateline.comment.articles.KnownArticles;
import io.dateline.comment.articles.LatestArticles;
import io.dateline.comment.articles.SurrogateKeys;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Changed;
import io.dateline.contract.Comment;
import io.dateline.contract.Comment.Status;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Write;
import io.dateline.sql.Database;
import io.dateline.sql.IdempotencyKeys;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;

/** A reader writes a comment. In direct style, for virtual threads. */
public final class WriteComment {

    private final Database database;
    private final KnownArticles articles;
    private final LatestArticles latest;
    private final EditTokens tokens;
    private final Bus bus;
    private final Comments comments = new Comments();
    private final ModerationChain chain = ModerationChain.standard();

    private WriteComment(Database database, KnownArticles articles, LatestArticles latest, EditTokens tokens, Bus bus) {
        this.database = database;
        this.articles = articles;
        this.latest = latest;
        this.tokens = tokens;
        this.bus = bus;
    }

    /** Ready once the key of the edit tokens is read. */
    public static Future<WriteComment> open(Database database, KnownArticles articles, LatestArticles latest, Bus bus) {
        return EditTokens.load(database).map(tokens -> new WriteComment(database, articles, latest, tokens, bus));
    }

    /**
     * Writes it and says so after the commit.
     *
     * @throws Failure as {@link CommentContract#WRITE} says
     */
    public Comment write(Write written, Call call) {
        Form.check(written);
        NewComment comment = NewComment.from(written);
        KnownArticle article = article(written.slug());
        Comment answer = database.inTransaction(transaction -> once(transaction, article, comment, written));
        if (answer.status() == Status.APPROVED) {
            // Also when the answer is a repeated one: whoever gave it first may have died before saying so.
            bus.announce(CommentContract.CHANGED, new Changed(List.of(SurrogateKeys.comments(article.id()))));
        }
        return withToken(answer);
    }

    private KnownArticle article(String slug) {
        Optional<KnownArticle> known = published(slug);
        if (known.isEmpty()) {
            latest.look().await();
            known = published(slug);
        }
        return known.orElseThrow(() -> Failure.notFound("article-unknown", "There is no such article."));
    }

    private Optional<KnownArticle> published(String slug) {
        return articles.bySlug(slug).await().filter(article -> article.status() != ArticleStatus.DRAFT);
    }

    private Comment once(SqlConnection transaction, KnownArticle article, NewComment comment, Write written) {
        Write question =
                new Write("", written.name(), written.email(), written.url(), written.body(), written.parentId(), null);
        return IdempotencyKeys.once(
                transaction,
                "comment:" + article.id(),
                written.idempotencyKey(),
                question,
                Comment.class,
                () -> judgeAndAdd(transaction, article, comment));
    }

    private Comment judgeAndAdd(SqlConnection transaction, KnownArticle article, NewComment comment) {
        Submission submission = comments.submission(transaction, article, comment);
        return switch (chain.judge(submission)) {
            case Verdict.Pass pass -> comments.add(transaction, comment, submission, Status.APPROVED, null);
            case Verdict.Hold hold -> comments.add(transaction, comment, submission, Status.PENDING, hold.reason());
            case Verdict.Refuse refuse -> throw refuse.reason();
        };
    }

    private Comment withToken(Comment answer) {
        return new Comment(
                answer.id(),
                answer.parentId(),
                answer.author(),
                answer.body(),
                answer.status(),
                answer.createdAt(),
                answer.editedAt(),
                answer.score(),
                answer.replies(),
                tokens.of(answer.id()));
    }
}
