package io.dateline.site.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form for a comment, empty or as it was sent.
 *
 * @param action where it is sent
 * @param parentId the comment that is replied to; null for one that starts a thread
 * @param faults what is wrong, in words, by field: {@code name}, {@code email}, {@code url}, {@code body}
 * @param failure what is wrong with it as a whole, in words; null for nothing
 * @param idempotencyKey null where the page is the same for everybody
 */
public record CommentForm(
        String action,
        @Nullable Long parentId,
        String name,
        String email,
        String url,
        String body,
        boolean remember,
        Map<String, String> faults,
        @Nullable String failure,
        @Nullable String idempotencyKey) {}
