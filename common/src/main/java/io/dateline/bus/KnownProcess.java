package io.dateline.bus;

import io.dateline.seal.SenderId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that makes itself known, as this one sees it: what it answers, what it owes an answer to, and whether it is
 * suspected of not answering at present. One that was just heard of is suspected until it has answered for the first time: that
 * it is heard does not say that it hears.
 */
final class KnownProcess {

    private static final Logger LOG = LoggerFactory.getLogger(KnownProcess.class);

    static final String PING = "ping";

    /** How long it may say nothing while something is asked of it, before it is asked whether it is there. */
    private static final long SILENT_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    /** How long it may announce nothing: it announces itself every second. */
    private static final long UNHEARD_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);

    private static final long FORGOTTEN_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Answers come by the thousand: it is enough to know to the nearest so much when the last one came. */
    private static final long NOTED_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final SenderId id;
    private final Target ping;
    private final Set<QuestionAttempt> pending = ConcurrentHashMap.newKeySet();
    private volatile ProcessAnnouncement announcement;
    private volatile long heard;
    private volatile long answered;
    private volatile boolean suspected;
    private volatile boolean probed;

    /** Whether the log says that it does not answer. */
    private volatile boolean loggedSilent;

    /** @param suspected until it answers */
    KnownProcess(SenderId id, ProcessAnnouncement announcement, boolean suspected, long now) {
        this.id = id;
        this.announcement = announcement;
        this.suspected = suspected;
        this.heard = now;
        this.answered = now;
        this.ping = Target.at(this, PING);
    }

    SenderId id() {
        return id;
    }

    /** What it last said of itself. */
    ProcessAnnouncement announcement() {
        return announcement;
    }

    /** Where it is asked whether it is there. */
    Target ping() {
        return ping;
    }

    boolean isSuspected() {
        return suspected;
    }

    /** How many questions it owes an answer to. */
    int pendingCount() {
        return pending.size();
    }

    List<QuestionAttempt> pending() {
        return List.copyOf(pending);
    }

    /** It announced itself; true where it says something new. */
    boolean update(ProcessAnnouncement latest, long now) {
        heard = now;
        boolean changed = !latest.equals(announcement);
        announcement = latest;
        return changed;
    }

    void addPending(QuestionAttempt attempt) {
        pending.add(attempt);
    }

    /** Nothing is waited for any more. */
    void removePending(QuestionAttempt attempt) {
        pending.remove(attempt);
    }

    /** It answered. */
    void answered(long now) {
        if (now - answered > NOTED_EVERY_NANOS) {
            answered = now;
        }
        if (suspected) {
            suspected = false;
            if (loggedSilent) {
                loggedSilent = false;
                LOG.info("The {} answers again", announcement.name());
            }
        }
    }

    /** When it last answered anything. */
    long answeredAt() {
        return answered;
    }

    /** Nothing came back to what was sent at that time; true where that makes it suspected. */
    boolean suspectIfSilentSince(long sent) {
        if (suspected || answered - sent > 0) {
            return false;
        }
        suspected = true;
        loggedSilent = true;
        LOG.warn("The {} does not answer; it is asked nothing more where there are others", announcement.name());
        return true;
    }

    /** Takes up a probe, if one is due and none is under way. */
    boolean beginProbe(long now) {
        boolean due = !probed
                && (suspected || (now - answered > SILENT_NANOS && (now - heard > UNHEARD_NANOS || isAnswerOverdue(now))));
        if (due) {
            probed = true;
        }
        return due;
    }

    void endProbe() {
        probed = false;
    }

    boolean isForgotten(long now) {
        return now - heard > FORGOTTEN_NANOS && now - answered > FORGOTTEN_NANOS;
    }

    private boolean isAnswerOverdue(long now) {
        for (QuestionAttempt attempt : pending) {
            if (now - attempt.sent > SILENT_NANOS) {
                return true;
            }
        }
        return false;
    }
}
