package io.dateline.bus;

import io.dateline.seal.MessageId;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One sending of a question to one target. Fields that are not final belong to the context of its {@link
 * PendingQuestion}.
 */
final class QuestionAttempt {

    final PendingQuestion question;
    final Target target;

    /** When it was sent, as a {@link System#nanoTime()}. */
    final long sent;

    private final long slowAfterNanos;

    /** The id of the sealed message. */
    @Nullable
    MessageId id;

    /** Whether the question was also sent elsewhere, or cannot be; read from other threads. */
    volatile boolean askedElsewhere;

    /** Whether the attempt is over. */
    boolean ended;

    /** @param slowAfterMillis after this time another process is asked too, if there is one */
    QuestionAttempt(PendingQuestion question, Target target, long sent, long slowAfterMillis) {
        this.question = question;
        this.target = target;
        this.sent = sent;
        this.slowAfterNanos = TimeUnit.MILLISECONDS.toNanos(slowAfterMillis);
    }

    boolean isOverdue(long now) {
        return now - sent > slowAfterNanos;
    }
}
