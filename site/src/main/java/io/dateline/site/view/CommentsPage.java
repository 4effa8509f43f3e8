package io.dateline.site.view;

import org.jspecify.annotations.Nullable;

/**
 * Comments of an article on a page of their own: further threads, the replies to one comment, or one comment alone.
 *
 * @param article the article
 * @param above the comment that these are replies to; null for threads
 * @param inDiscussion where one comment alone stands in the discussion; null for others
 */
public record CommentsPage(
        Frame frame,
        Link article,
        String heading,
        @Nullable CommentView above,
        Discussion discussion,
        @Nullable String inDiscussion) {

    /** Comments that stand in no larger discussion than is shown. */
    public CommentsPage(Frame frame, Link article, String heading, @Nullable CommentView above, Discussion discussion) {
        this(frame, article, heading, above, discussion, null);
    }
}
