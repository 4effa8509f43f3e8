package io.dateline.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.bus.Codec;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the comment-service answers and announces.
 *
 * <p>The {@link SurrogateKey}s of every page of an article's comments: {@code comments}, and the {@code slug} that it was asked
 * for by; those of one comment by itself: {@code comment}, {@code comments}, and the {@code slug} of its article.
 */
public final class CommentContract {

    /**
     * A page of the public comments of an article, or of the replies to one. NOT_FOUND {@code article-unknown},
     * {@code article-gone}, {@code comment-unknown} for the parent; INVALID with pointer {@code /query/cursor} for a
     * cursor that is broken or of another list.
     *
     * <p>Its body is {@code {"items": […], "next"?: "…", "count": n}}: comments as {@link Comment} with the first of
     * their replies, at most 200 in all more than were asked for, and how many comments of the article are public. The
     * {@code next} of a comment's replies is the cursor of a listing whose parent is that comment.
     */
    public static final Endpoint<Listing, Representation> LIST =
            Endpoint.read("comments.list", Listing.class, Representation.CODEC);

    /**
     * One comment with its place in its discussion. NOT_FOUND {@code comment-unknown} for one that never was public,
     * {@code comment-gone} for one that was removed, by itself or with a comment above it, {@code article-gone}.
     *
     * <p>With its edit token it is answered for as long as it is held, too, and with its {@code status}.
     *
     * <p>Its body is a {@link Comment} with the number of its replies and one more member, {@link Place}.
     */
    public static final Endpoint<Find, Representation> FIND =
            Endpoint.read("comments.find", Find.class, Representation.CODEC);

    /**
     * Writes one. NOT_FOUND {@code article-unknown}, {@code article-gone}; FORBIDDEN {@code comments-closed}; INVALID
     * with pointer {@code /author/name} and code {@code reserved}, with pointer {@code /parentId} and code
     * {@code parent-unknown}, {@code parent-other-article} or {@code parent-too-deep}, or with every fault of the fields;
     * CONFLICT {@code duplicate-comment}, {@code idempotency-key-reused}; BUSY {@code slow-mode}. With a key that was used,
     * the comment that was written then, as it is now; NOT_FOUND {@code comment-gone} if it was removed.
     *
     * <p>It may be asked again, with a key or without: asked again within some seconds, without one, it is told from another of
     * the same text by {@link io.dateline.bus.Call#again}, and answered like one with a key.
     */
    public static final Endpoint<Write, WriteResult<Comment>> WRITE = Endpoint.write(
                    "comments.write", Write.class, WriteResult.codec(Comment.class))
            .asRepeatable();

    /** What changed in discussions since a number: their state as it is now, each once. */
    public static final Endpoint<ChangesSince, Changes<State>> CHANGES =
            Endpoint.read("comments.changes", ChangesSince.class, Codec.json(new TypeReference<Changes<State>>() {}));

    /**
     * Has the changes of articles that were made before this question take effect on comments now rather than a moment
     * later. Answered within a second, at the latest when they cannot be learnt at present.
     */
    public static final Endpoint<FollowArticles, ArticleContract.Done> FOLLOW_ARTICLES =
            Endpoint.read("comments.follow-articles", FollowArticles.class, ArticleContract.Done.class);

    /**
     * Some comment became public (added) or is otherwise than it was (changed); comments are not to be seen any more, by
     * themselves or with their article (withdrawn).
     */
    public static final Topic<Changed> CHANGED = Topic.of("comments.changed", Changed.class);

    private CommentContract() {}

    /** What {@link #CHANGED} and the answer to its writer name as the cause when a comment was written. */
    public static String cause(Comment written) {
        return "comment:" + written.id();
    }

    /**
     * The same of a decision on a comment. It has the time of the decision rather than the version that it made, which comes
     * again when a backup is restored under gateways that run on.
     */
    public static String cause(long commentId, Instant decidedAt) {
        return "comment:" + commentId + ":" + decidedAt.toEpochMilli();
    }

    /** Nothing more to say. */
    public record FollowArticles() {}

    /**
     * One page.
     *
     * @param parentId the comment whose replies are asked for; null for whole threads
     * @param limit 1 to 100
     */
    public record Listing(
            String slug,
            Sort sort,
            @Nullable Long parentId,
            int limit,
            @Nullable String cursor) {}

    /**
     * One comment.
     *
     * @param editToken what its writer was given; null for anybody else
     */
    public record Find(long id, @Nullable String editToken) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Find[id=" + id + "]";
        }
    }

    /**
     * Where a comment stands.
     *
     * @param path the ids of the comments above it, beginning with the one that starts the thread
     * @param depth 1 for one that starts a thread
     * @param cursor of a listing of the article's comments that begins with this one: by {@code newest}, or of the replies to
     *     its parent
     */
    public record Place(ArticleName article, List<Long> path, int depth, String cursor) {

        /** An article that is public. */
        public record ArticleName(long id, String slug) {}
    }

    /**
     * A comment to be written.
     *
     * @param body CommonMark, of which little is kept
     * @param idempotencyKey null when the client sent none
     */
    public record Write(
            String slug,
            String name,
            String email,
            @Nullable String url,
            String body,
            @Nullable Long parentId,
            @Nullable String idempotencyKey) {
        @Override
        public String toString() {
            return "Write[slug=" + slug + "]";
        }
    }

    /** How many comments of an article are public. */
    public record State(long articleId, long count) {}

    /** The order of threads; replies are always oldest first. */
    public enum Sort {
        /** The last written first. */
        NEWEST,
        /** The first written first. */
        OLDEST,
        /** The highest score first. */
        TOP;

        /** The order of that name in lower case; throws {@link IllegalArgumentException} if there is none. */
        @JsonCreator
        public static Sort named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
