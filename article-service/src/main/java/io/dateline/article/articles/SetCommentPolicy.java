package io.dateline.article.articles;

import io.dateline.access.Permission;
import io.dateline.article.audit.AuditEntry;
import io.dateline.article.audit.AuditLog;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.WriteResult;
import io.dateline.form.FaultCode;
import io.dateline.form.Range;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sets who may comment on an article, and how often. In direct style. */
public final class SetCommentPolicy {

    private final Articles articles;
    private final AuditLog audit;
    private final ArticleChange change;

    /** Changes the given articles, and records that in the audit log. */
    public SetCommentPolicy(Articles articles, AuditLog audit, ArticleChange change) {
        this.articles = articles;
        this.audit = audit;
        this.change = change;
    }

    /** Sets the policy; the version stays if the article has this policy already. */
    public WriteResult<Article.Discussion> set(ArticleContract.SetCommentPolicy question, Call call) {
        call.require(Permission.COMMENTS_MODERATE, Permission.ARTICLES_PUBLISH);
        CommentPolicy policy = question.policy();
        Integer slowMode = slowMode(question);
        return change.applyToAny(question.id(), call.caller(), (transaction, before) -> {
                    if (!call.caller().may(Permission.COMMENTS_MODERATE)) {
                        before.requireInScope(call.caller());
                    }
                    Article.Discussion was = before.article().comments();
                    if (was.policy() == policy && Objects.equals(was.slowModeSeconds(), slowMode)) {
                        return before;
                    }
                    ArticleRecord after = articles.setPolicy(transaction, question.id(), policy, slowMode);
                    audit.record(
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
        if (seconds != null && !Range.SLOW_MODE_SECONDS.includes(seconds)) {
            throw Failure.invalid("/slowModeSeconds", FaultCode.OUT_OF_RANGE, Range.SLOW_MODE_SECONDS.message());
        }
        return seconds == null || seconds == 0 ? null : seconds;
    }
}
