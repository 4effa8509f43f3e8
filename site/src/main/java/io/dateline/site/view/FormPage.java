package io.dateline.site.view;

import org.jspecify.annotations.Nullable;

/**
 * The form for a comment on a page of its own.
 *
 * @param parent the comment that is replied to; null for one that starts a thread
 */
public record FormPage(
        Frame frame, Link article, String heading, @Nullable CommentView parent, CommentForm form) {}
