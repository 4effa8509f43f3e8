package io.dateline.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A comment as the API shows it; the writer's email address is not part of it.
 *
 * @param parentId null for one that starts a thread
 * @param status only in the answer to its writer
 * @param replies null where they were not asked for
 */
public record Comment(
        long id,
        @Nullable Long parentId,
        Author author,
        Body body,
        @Nullable Status status,
        Instant createdAt,
        @Nullable Instant editedAt,
        int score,
        @Nullable Replies replies,
        @Nullable String editToken) {

    /** The same with the token by which its writer may edit it. */
    public Comment withToken(String token) {
        return new Comment(id, parentId, author, body, status, createdAt, editedAt, score, replies, token);
    }

    /** The same with its status, for its writer. */
    public Comment withStatus(Status known) {
        return new Comment(id, parentId, author, body, known, createdAt, editedAt, score, replies, editToken);
    }

    /** Who wrote it, as they want to be called. */
    public record Author(String name, @Nullable String url) {}

    /** The text, rendered and sanitised. */
    public record Body(String html) {}

    /** The public replies: how many, the first of them, and the cursor for the others. */
    public record Replies(
            int count, List<Comment> items, @Nullable String next) {}

    /** Whether it is public. */
    public enum Status {
        /** Waits for a moderator. */
        PENDING,
        /** Public. */
        APPROVED,
        /** Refused by a moderator. */
        REJECTED,
        /** Refused as an advertisement. */
        SPAM;

        /** The status of that name in lower case; throws {@link IllegalArgumentException} if there is none. */
        @JsonCreator
        public static Status named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
