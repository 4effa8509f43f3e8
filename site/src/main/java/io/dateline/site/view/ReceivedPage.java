package io.dateline.site.view;

import org.jspecify.annotations.Nullable;

/**
 * What became of a comment, for its writer.
 *
 * @param message what became of it, in words
 * @param held whether it waits for a moderator
 * @param comment null if it is not there any more
 * @param back where it stands, or will stand, in the discussion
 */
public record ReceivedPage(
        Frame frame,
        Link article,
        String heading,
        String message,
        boolean held,
        @Nullable CommentView comment,
        String back) {}
