package io.dateline.article.newsroom;

import io.dateline.article.store.Articles;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.bus.Role;
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
        call.caller().mustBe(Role.MODERATOR);
        CommentPolicy policy = question.policy();
        Integer slowMode = slowMode(question);
        return changing.change(question.id(), call.caller(), (transaction, before) -> {
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
