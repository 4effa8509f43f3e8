package io.dateline.bus;

import io.dateline.seal.MessageId;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One time that a question was sent somewhere. What is not final is read and written on the context of its {@link PendingQuestion}. */
final class QuestionAttempt {

    final PendingQuestion question;
    final Target target;

    /** When, as a {@link System#nanoTime()}. */
    final long sent;

    private final long slowAfterNanos;

    /** Under which it was sealed. */
    @Nullable
    MessageId id;

    /** Whether it was asked elsewhere too, or cannot be; read from other threads. */
    volatile boolean askedElsewhere;

    /** Whether nothing can come of it any more. */
    boolean ended;

    /** @param slowAfterMillis after which another process is asked too, if there is one */
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
