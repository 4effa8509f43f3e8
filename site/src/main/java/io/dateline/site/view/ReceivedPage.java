package io.dateline.site.view;

/**
 * What became of a comment, for its writer.
 *
 * @param message what became of it, in words
 * @param held whether it waits for a moderator
 * @param back where it stands, or will stand, in the discussion
 */
public record ReceivedPage(
        Frame frame, Link article, String heading, String message, boolean held, CommentView comment, String back) {}
