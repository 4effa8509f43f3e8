package io.dateline.bus;

import io.dateline.access.Caller;
import io.dateline.seal.Sealed;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One question, until it is answered: who is asked, and who else when that one does not answer.
 *
 * <p>It is asked of a process that offers it ({@link Candidates}), of whoever has registered its address where no process
 * makes known that it does. Another process is asked too
 *
 * <ul>
 *   <li>at once, when the first is lost, suspected ({@link ProcessProbe}), could not be reached, or says that it cannot answer
 *   <li>after half of the time that was left, when the first is there, but slow
 * </ul>
 *
 * <p>and whichever answers first is believed. That is done with a question that may be asked twice. One that staff ask to
 * change something is asked elsewhere where nobody has begun with it: whoever is about to begin asks first ({@link
 * OpenQuestions}), and is told no from then on.
 *
 * <p>All of it happens on the context of whoever asks.
 */
final class PendingQuestion {

    /** How often a question is asked beyond the first time. */
    static final int MOST_REPEATS = 2;

    private final SealedBus sealed;
    private final ProcessDirectory directory;
    private final BusMetrics metrics;
    private final ContextInternal context;
    private final Endpoint<?, ?> endpoint;
    private final Buffer question;
    private final Call call;
    private final long deadline;
    private final boolean once;
    private final Promise<Buffer> answer;
    private final List<KnownProcess> tried = new ArrayList<>(1 + MOST_REPEATS);
    private int attempts;
    private int waiting;

    /** @param millis how long it may take */
    PendingQuestion(
            Transport transport, ContextInternal context, Endpoint<?, ?> endpoint, Buffer question, Call call, long millis) {
        this.sealed = transport.sealed;
        this.directory = transport.directory;
        this.metrics = transport.metrics;
        this.context = context;
        this.endpoint = endpoint;
        this.question = question;
        this.call = call;
        this.deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        // What staff change is worth a question more, so that no second process does it again.
        this.once = !endpoint.repeatable() && !call.caller().equals(Caller.READER);
        this.answer = context.promise();
    }

    /** What all questions of a process have in common. */
    record Transport(SealedBus sealed, ProcessDirectory directory, BusMetrics metrics) {}

    /** What is answered, as bytes; a {@link Failure} that was answered, or as the event bus fails. */
    Future<Buffer> ask() {
        Target target = first();
        if (target == null) {
            return Future.failedFuture(Failure.unavailable("Nobody answers " + endpoint.address() + " at present."));
        }
        send(target);
        return answer.future();
    }

    /** Whether it may be asked elsewhere while it is still waited for, and there is somebody else to ask; from any thread. */
    boolean canAskElsewhere(QuestionAttempt attempt) {
        if (attempt.askedElsewhere || (!endpoint.repeatable() && !once)) {
            return false;
        }
        Candidates candidates = directory.candidates(endpoint.address());
        return candidates != null && candidates.hasOther(attempt.target.process());
    }

    /** Asks another process too, if there is one; from any thread. */
    void askElsewhere(QuestionAttempt attempt) {
        context.runOnContext(now -> {
            if (!attempt.ended) {
                askAnother(attempt, null);
            }
        });
    }

    /** No answer will come from there; from any thread. */
    void processLost(QuestionAttempt attempt) {
        context.runOnContext(now -> ended(attempt, new ReplyException(ReplyFailure.ERROR)));
    }

    private @Nullable Target first() {
        String address = endpoint.address();
        Candidates candidates = directory.candidates(address);
        if (candidates == null) {
            return Target.shared(address);
        }
        Target next = candidates.next(tried);
        return next == null ? candidates.lastAnswered() : next;
    }

    private void send(Target target) {
        long now = System.nanoTime();
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - now);
        boolean repeats = endpoint.repeatable() && attempts < MOST_REPEATS;
        KnownProcess process = target.process();
        QuestionAttempt attempt = new QuestionAttempt(this, target, now, left / 2);
        // Nobody else can be named: who it was is known by nobody, and the next may be another one.
        long patience = Math.max(1, process == null && repeats ? left / 2 : left);
        boolean again = (call.again() || attempts > 0) && !once;
        Sealed message =
                sealed.seal(target.purpose(), Content.question(once, again, call, Math.max(1, left), question));
        attempt.id = message.id();
        attempts++;
        waiting++;
        if (process != null) {
            tried.add(process);
            process.addPending(attempt);
        }
        if (once) {
            sealed.addOpen(message.id());
        }
        sealed.request(target.address(), message, patience).onComplete(done -> {
            if (done.succeeded()) {
                answered(attempt, done.result());
            } else {
                ended(attempt, done.cause());
            }
        });
    }

    private void answered(QuestionAttempt attempt, byte[] content) {
        KnownProcess process = attempt.target.process();
        if (process != null) {
            process.answered(System.nanoTime());
        }
        try {
            Buffer body = Content.answer(content);
            end(attempt);
            answer.tryComplete(body);
        } catch (RuntimeException failure) {
            ended(attempt, failure);
        }
    }

    /** Nothing came of an attempt, or a failure did. */
    private void ended(QuestionAttempt attempt, Throwable cause) {
        if (!end(attempt)) {
            return;
        }
        KnownProcess process = attempt.target.process();
        if (process != null && isUnreached(cause)) {
            process.suspectIfSilentSince(attempt.sent);
        }
        if (isWorthAnother(cause) && askAnother(attempt, cause)) {
            return;
        }
        if (once && attempt.id != null) {
            sealed.takeBack(attempt.id);
        }
        // What one says of the question itself, another would say too.
        if (waiting == 0 || !isPassing(cause)) {
            answer.tryFail(cause);
        }
    }

    private boolean end(QuestionAttempt attempt) {
        if (attempt.ended) {
            return false;
        }
        attempt.ended = true;
        waiting--;
        if (attempt.target.process() != null) {
            attempt.target.process().removePending(attempt);
        }
        return true;
    }

    /** @param cause why nothing came of the attempt; null while it is still waited for */
    private boolean askAnother(QuestionAttempt attempt, @Nullable Throwable cause) {
        if (answer.future().isComplete()
                || attempt.askedElsewhere
                || attempts > MOST_REPEATS
                || System.nanoTime() - deadline >= -TimeUnit.MILLISECONDS.toNanos(1)) {
            return false;
        }
        Target next = other(cause);
        if (next == null || !mayBeAskedAgain(attempt)) {
            return false;
        }
        attempt.askedElsewhere = true;
        metrics.askedAgain(endpoint.address());
        send(next);
        return true;
    }

    private @Nullable Target other(@Nullable Throwable cause) {
        String address = endpoint.address();
        Candidates candidates = directory.candidates(address);
        if (candidates != null) {
            Target next = cause instanceof Failure ? candidates.offering(tried) : candidates.next(tried);
            if (next != null) {
                return next;
            }
        }
        // Who answers there may not have made itself known yet, or be of a version that does not.
        return cause == null || cause instanceof Failure ? null : Target.shared(address);
    }

    private boolean mayBeAskedAgain(QuestionAttempt attempt) {
        return endpoint.repeatable() || (once && attempt.id != null && sealed.takeBack(attempt.id));
    }

    /** Whether it says that the question came to nobody. */
    private static boolean isUnreached(@Nullable Throwable cause) {
        return cause instanceof ReplyException e && e.failureType() == ReplyFailure.NO_HANDLERS;
    }

    private static boolean isWorthAnother(Throwable cause) {
        return !(cause instanceof Failure failure) || failure.kind() == Failure.Kind.UNAVAILABLE;
    }

    /** Whether another, who was asked too, may yet say something else. */
    private static boolean isPassing(Throwable cause) {
        return !(cause instanceof Failure failure)
                || switch (failure.kind()) {
                    case UNAVAILABLE, BUSY, INTERNAL -> true;
                    default -> false;
                };
    }
}
