package io.dateline.bus;

import io.dateline.access.Caller;
import io.dateline.seal.SealedMessage;
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

/** One question, until it is answered. Everything happens on the context of the caller. */
final class PendingQuestion {

    /*
     * How a question finds a process, and what happens when that one does not answer.
     *
     * Addresses. Each process serves an endpoint at two addresses (EndpointServer): one shared by all processes that
     * serve it, and one of its own, the address followed by "@" and its sender id. Once a second, and when something
     * changes, it publishes which endpoints it offers or has withdrawn (ProcessAnnouncer). From these announcements
     * each process keeps a directory (ProcessDirectory). A question goes to the next process that offers the endpoint,
     * or else to one that has withdrawn it (Candidates). It goes to the shared address where no process announces the
     * endpoint, and where none is left that can be reached: processes of the previous version do not announce
     * themselves.
     *
     * Repeats. The question is sent to another process as well, at most MAX_REPEATS times and within the same
     * deadline:
     *
     *  - at once, when the process is lost (Bus.nodeLost), is suspected (ProcessProbe), cannot be reached, or answers
     *    UNAVAILABLE and another one offers the endpoint
     *  - after half of the time that was left, when the process is there but slow
     *
     * The first answer wins. When all processes are suspected, the one that answered last is asked.
     *
     * No change twice. An endpoint that is repeatable may be sent again freely. A change by staff is sent with the mark
     * "once": the process that receives it claims it from this one before it carries it out (OpenQuestions). Before the
     * question goes elsewhere it is taken back; if it was claimed already, it stays where it is. Any other write is
     * sent once.
     *
     * Seal. Each attempt is sealed for the address it goes to, so that it opens nowhere else, and its answer is bound
     * to it (SealedBus).
     */

    /** How often a question is sent after the first time. */
    static final int MAX_REPEATS = 2;

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
    private final List<KnownProcess> tried = new ArrayList<>(1 + MAX_REPEATS);
    private int attempts;
    private int waiting;

    /** @param millis how long the question may take */
    PendingQuestion(
            Transport transport,
            ContextInternal context,
            Endpoint<?, ?> endpoint,
            Buffer question,
            Call call,
            long millis) {
        this.sealed = transport.sealed;
        this.directory = transport.directory;
        this.metrics = transport.metrics;
        this.context = context;
        this.endpoint = endpoint;
        this.question = question;
        this.call = call;
        this.deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        // For a change by staff one more question is worth it, so that no second process carries it out too.
        this.once = !endpoint.repeatable() && !call.caller().equals(Caller.READER);
        this.answer = context.promise();
    }

    /** What all questions of a process share. */
    record Transport(SealedBus sealed, ProcessDirectory directory, BusMetrics metrics) {}

    /**
     * Sends the question. The future has the answer as bytes, a {@link Failure} that was answered, or the failure of
     * the event bus.
     */
    Future<Buffer> ask() {
        Target target = first();
        if (target == null) {
            return Future.failedFuture(Failure.unavailable("Nobody answers " + endpoint.address() + " at present."));
        }
        send(target);
        return answer.future();
    }

    /**
     * Whether the question may be sent to another process while this attempt waits, and there is one; callable from any
     * thread.
     */
    boolean canAskElsewhere(QuestionAttempt attempt) {
        if (attempt.askedElsewhere || (!endpoint.repeatable() && !once)) {
            return false;
        }
        Candidates candidates = directory.candidates(endpoint.address());
        return candidates != null && candidates.hasOther(attempt.target.process());
    }

    /** Sends the question to another process too, if there is one; callable from any thread. */
    void askElsewhere(QuestionAttempt attempt) {
        context.runOnContext(now -> {
            if (!attempt.ended) {
                askAnother(attempt, null);
            }
        });
    }

    /** Ends an attempt whose process is lost; callable from any thread. */
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
        boolean repeats = endpoint.repeatable() && attempts < MAX_REPEATS;
        KnownProcess process = target.process();
        QuestionAttempt attempt = new QuestionAttempt(this, target, now, left / 2);
        // With the shared address nobody knows which process has the question, and the next may be another one.
        long patience = Math.max(1, process == null && repeats ? left / 2 : left);
        boolean again = (call.again() || attempts > 0) && !once;
        SealedMessage message =
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

    /** Ends an attempt without an answer, or with a failure. */
    private void ended(QuestionAttempt attempt, Throwable cause) {
        if (!end(attempt)) {
            return;
        }
        KnownProcess process = attempt.target.process();
        if (process != null && isUnreached(cause)) {
            process.suspectIfSilentSince(attempt.sent);
        }
        if (isRetryable(cause) && askAnother(attempt, cause)) {
            return;
        }
        if (once && attempt.id != null) {
            sealed.takeBack(attempt.id);
        }
        // What one process says of the question itself, another would say too.
        if (waiting == 0 || !isTemporary(cause)) {
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

    /** @param cause why the attempt failed; null while it still waits */
    private boolean askAnother(QuestionAttempt attempt, @Nullable Throwable cause) {
        if (answer.future().isComplete()
                || attempt.askedElsewhere
                || attempts > MAX_REPEATS
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
        // A process may not have announced itself yet, or be of a version that does not.
        return cause == null || cause instanceof Failure ? null : Target.shared(address);
    }

    private boolean mayBeAskedAgain(QuestionAttempt attempt) {
        return endpoint.repeatable() || (once && attempt.id != null && sealed.takeBack(attempt.id));
    }

    /** Whether the question reached no process. */
    private static boolean isUnreached(@Nullable Throwable cause) {
        return cause instanceof ReplyException e && e.failureType() == ReplyFailure.NO_HANDLERS;
    }

    private static boolean isRetryable(Throwable cause) {
        return !(cause instanceof Failure failure) || failure.kind() == Failure.Kind.UNAVAILABLE;
    }

    /** Whether another process that has the question may still give a different answer. */
    private static boolean isTemporary(Throwable cause) {
        return !(cause instanceof Failure failure)
                || switch (failure.kind()) {
                    case UNAVAILABLE, BUSY, INTERNAL -> true;
                    default -> false;
                };
    }
}
