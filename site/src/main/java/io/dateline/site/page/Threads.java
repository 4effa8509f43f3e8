package io.dateline.site.page;

import io.dateline.contract.Comment;
import io.dateline.contract.CommentPolicy;
import io.dateline.form.WebUrl;
import io.dateline.site.view.CommentView;
import io.dateline.site.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The comments of an article as its pages show them.
 *
 * @param slug of the article
 * @param mayReply whether the article takes comments
 */
record Threads(String slug, boolean mayReply, Words words, Times times) {

    /** How deep threads go; nobody replies to what is deepest. */
    static final int DEEPEST = 5;

    static Threads of(String slug, CommentPolicy policy, Words words, Times times) {
        return new Threads(slug, policy != CommentPolicy.CLOSED, words, times);
    }

    /** Comments of one level with their replies. */
    List<CommentView> of(List<Comment> comments, int depth) {
        return comments.stream().map(comment -> of(comment, depth)).toList();
    }

    /** A comment with its replies, which are no deeper than threads go. */
    CommentView of(Comment comment, int depth) {
        Comment.Replies replies = comment.replies();
        List<CommentView> shown = replies == null || depth >= DEEPEST ? List.of() : of(replies.items(), depth + 1);
        String next = replies == null || replies.count() <= shown.size() ? null : moreReplies(comment, replies, shown);
        return new CommentView(
                comment.id(),
                Addresses.comment(slug, comment.id()),
                comment.author().name(),
                link(comment.author().url()),
                comment.body().html(),
                times.of(comment.createdAt(), words),
                comment.editedAt() == null ? null : times.of(comment.editedAt(), words),
                mayReply && depth < DEEPEST ? Addresses.reply(slug, comment.id()) : null,
                shown,
                next,
                next == null || replies == null ? 0 : replies.count() - shown.size());
    }

    private String moreReplies(Comment comment, Comment.Replies replies, List<CommentView> shown) {
        return Addresses.comments(slug, comment.id(), shown.isEmpty() ? null : replies.next());
    }

    private static @Nullable String link(@Nullable String url) {
        return url != null && WebUrl.isLink(url) ? url : null;
    }
}
