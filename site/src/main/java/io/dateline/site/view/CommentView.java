package io.dateline.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment with its replies.
 *
 * @param url where its writer is to be found; null if they did not say
 * @param reply the page to reply on; null where nobody may
 * @param moreReplies the page of further replies; null if all are here
 * @param moreCount how many further replies there are
 */
public record CommentView(
        long id,
        String permalink,
        String name,
        @Nullable String url,
        String bodyHtml,
        Moment created,
        @Nullable Moment edited,
        @Nullable String reply,
        List<CommentView> replies,
        @Nullable String moreReplies,
        int moreCount) {

    /** The value of its attribute {@code id}. */
    public String anchor() {
        return "comment-" + id;
    }
}
