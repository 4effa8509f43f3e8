package io.dateline.article.newsroom;

import io.dateline.access.Permission;
import io.dateline.article.store.Articles;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.CommentPolicy;
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
    public Article.Discussion set(ArticleContract.SetCommentPolicy question, Call call) {
        call.require(Permission.COMMENTS_MODERATE, Permission.ARTICLES_PUBLISH);
        CommentPolicy policy = question.policy();
        Integer slowMode = slowMode(question);
        return changing.change(question.id(), (transaction, before) -> {
                    if (!call.caller().may(Permission.COMMENTS_MODERATE)) {
                        Changing.mayChange(before, call.caller());
                    }
                    Article.Discussion was = before.article().comments();
                    return was.policy() == policy && Objects.equals(was.slowModeSeconds(), slowMode)
                            ? before
                            : articles.setPolicy(transaction, question.id(), policy, slowMode);
                })
                .comments();
    }

    private static @Nullable Integer slowMode(ArticleContract.SetCommentPolicy question) {
        Integer seconds = question.slowModeSeconds();
        if (seconds != null && (seconds < 0 || seconds > A_DAY)) {
            throw Failure.invalid("/slowModeSeconds", "out-of-range", "From 0 to " + A_DAY + " seconds.");
        }
        return seconds == null || seconds == 0 ? null : seconds;
    }
}
