package io.dateline.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dateline.bus.Endpoint;
import io.dateline.contract.Comment.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Comments as moderators see them, and decisions on them; answered by the comment-service. */
public final class ModerationContract {

    /**
     * The comments of a status: the oldest first of those that are held, the newest first of all others. Needs {@code
     * comments:moderate}. NOT_FOUND {@code article-unknown}; INVALID with pointer {@code /query/cursor}.
     */
    public static final Endpoint<Listing, CommentPage> LIST =
            Endpoint.read("moderation.list", Listing.class, CommentPage.class);

    /**
     * Decides on comments, each by the version that was seen. Needs {@code comments:moderate}. INVALID with every fault of the
     * entries: nothing is decided then. What cannot be decided is told in its result, and the others are decided.
     *
     * <p>It may be asked again: the same decision on the same version by the same member of staff is {@link Outcome#DONE} again,
     * and changes nothing more.
     */
    public static final Endpoint<Decide, WriteResult<Results>> DECIDE = Endpoint.write(
                    "moderation.decide", Decide.class, WriteResult.codec(Results.class))
            .asRepeatable();

    private ModerationContract() {}

    /**
     * One page.
     *
     * @param article the id or the slug of an article; null for all
     * @param limit 0 to 100; 0 for the count alone
     */
    public record Listing(
            Status status,
            @Nullable String article,
            int limit,
            @Nullable String cursor) {}

    /**
     * A page of comments.
     *
     * @param count how many there are, 10,000 for that many or more; null unless the limit was 0
     */
    public record CommentPage(
            List<ModeratedComment> items,
            @Nullable String next,
            @Nullable Long count) {}

    /**
     * A comment with all that moderators see of it.
     *
     * @param version grows by one with each decision
     * @param parent null for one that starts a thread
     * @param reasons why it was held, as codes; empty for one that was public at once
     * @param decision the last one; null where nobody decided yet
     */
    public record ModeratedComment(
            long id,
            int version,
            Status status,
            ArticleName article,
            @Nullable Parent parent,
            Writer author,
            Comment.Body body,
            Instant createdAt,
            @Nullable Instant editedAt,
            int score,
            List<String> reasons,
            @Nullable Decided decision) {}

    /** The article of a comment; the slug is null where it is not known any more. */
    public record ArticleName(long id, @Nullable String slug) {}

    /**
     * The comment that is replied to.
     *
     * @param isPublic whether readers see it: a reply to one that they do not see cannot be approved
     */
    public record Parent(
            long id, Status status, @JsonProperty("public") boolean isPublic) {}

    /** Who wrote a comment. The address is for moderators alone. */
    public record Writer(
            String name, String email, @Nullable String url) {

        /** Keeps the writer's data out of logs. */
        @Override
        public String toString() {
            return "Writer[]";
        }
    }

    /** Decisions on 1 to 100 comments, each once. */
    public record Decide(List<Decision> decisions) {}

    /**
     * A decision on one comment.
     *
     * @param version the version that was seen
     * @param reason for other moderators; null for none
     */
    public record Decision(
            long commentId,
            int version,
            Verdict decision,
            @Nullable String reason) {

        /** Keeps the reason out of logs: it may quote the comment. */
        @Override
        public String toString() {
            return "Decision[commentId=" + commentId + ", version=" + version + ", decision=" + decision + "]";
        }
    }

    /** The results of decisions, in their order. */
    public record Results(List<Result> results) {}

    /**
     * What became of one decision.
     *
     * @param outcome one of {@link Outcome}
     * @param version the present one; null where there is no such comment, as are all others
     * @param decision the one that made the present version; null where nobody decided yet
     */
    public record Result(
            long commentId,
            String outcome,
            @Nullable Integer version,
            @Nullable Status status,
            @Nullable Decided decision) {}

    /** What can become of a decision. Texts, since two versions may know different ones. */
    public static final class Outcome {

        /** It is decided, now or by an earlier delivery of the same. */
        public static final String DONE = "done";

        /** It had that status already, in the version that was seen. */
        public static final String UNCHANGED = "unchanged";

        /** There is no such comment. */
        public static final String NOT_FOUND = "not-found";

        /** It has another version: somebody else decided. */
        public static final String VERSION_CONFLICT = "version-conflict";

        /** It replies to a comment that readers do not see, which has to be approved first. */
        public static final String PARENT_NOT_PUBLIC = "parent-not-public";

        private Outcome() {}
    }

    /** A decision that was made. */
    public record Decided(
            Verdict decision,
            Moderator by,
            Instant at,
            @Nullable String reason) {

        /** Keeps the reason out of logs. */
        @Override
        public String toString() {
            return "Decided[decision=" + decision + ", by=" + by + ", at=" + at + "]";
        }
    }

    /** A member of staff, under the name that the account had then. */
    public record Moderator(long id, String name) {}

    /** What is decided. */
    public enum Verdict {
        /** It is public. */
        APPROVE(Status.APPROVED),
        /** It is not public. */
        REJECT(Status.REJECTED),
        /** It is an advertisement, and not public. */
        SPAM(Status.SPAM);

        private final Status status;

        Verdict(Status status) {
            this.status = status;
        }

        /** The verdict of that name in lower case; throws {@link IllegalArgumentException} if there is none. */
        @JsonCreator
        public static Verdict named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        /** The status that it gives to a comment. */
        public Status status() {
            return status;
        }

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
