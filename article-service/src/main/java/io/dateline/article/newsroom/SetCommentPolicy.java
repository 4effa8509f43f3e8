package io.dateline.article.newsroom;

import io.dateline.access.Permission;
import io.dateline.article.audit.AuditEntry;
import io.dateline.article.audit.AuditLog;
import io.dateline.article.store.Articles;
import io.dateline.article.store.Stored;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.WriteResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says who may comment on an article, and how often. */
public final class SetCommentPolicy {

    private static final int A_DAY = 86_400;

    private final Articles articles;
    private final Changing changing;

    /** Over these. */
    public SetCommentPolicy(Articles articles, Changing changing) {
        this.articles = articles;
        this.changing = changing;
    }

    /** Sets it; what is set already leaves the version as it is. */
    public WriteResult<Article.Discussion> set(ArticleContract.SetCommentPolicy question, Call call) {
        call.require(Permission.COMMENTS_MODERATE, Permission.ARTICLES_PUBLISH);
        CommentPolicy policy = question.policy();
        Integer slowMode = slowMode(question);
        return changing.changeAnybodys(question.id(), call.caller(), (transaction, before) -> {
                    if (!call.caller().may(Permission.COMMENTS_MODERATE)) {
                        Changing.mayChange(before, call.caller());
                    }
                    Article.Discussion was = before.article().comments();
                    if (was.policy() == policy && Objects.equals(was.slowModeSeconds(), slowMode)) {
                        return before;
                    }
                    Stored after = articles.setPolicy(transaction, question.id(), policy, slowMode);
                    AuditLog.record(
                            transaction,
                            call,
                            entry(question.id(), was, after.article().comments()));
                    return after;
                })
                .map(Article::comments);
    }

    private static AuditEntry entry(long id, Article.Discussion was, Article.Discussion is) {
        return AuditEntry.of("comment-policy-set", "article", id)
                .with("from", was.policy().toString())
                .with("to", is.policy().toString())
                .with("slowModeSeconds", is.slowModeSeconds() == null ? 0 : is.slowModeSeconds());
    }

    private static @Nullable Integer slowMode(ArticleContract.SetCommentPolicy question) {
        Integer seconds = question.slowModeSeconds();
        if (seconds != null && (seconds < 0 || seconds > A_DAY)) {
            throw Failure.invalid("/slowModeSeconds", "out-of-range", "From 0 to " + A_DAY + " seconds.");
        }
        return seconds == null || seconds == 0 ? null : seconds;
    }
}
