package io.dateline.bus;

import io.dateline.seal.SenderId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that announces itself, as this one sees it: what it answers, which questions wait for it, and whether it is
 * suspected of not answering. A new process is suspected until its first answer: that its announcements arrive does not
 * prove that it can be reached.
 */
final class KnownProcess {

    private static final Logger LOG = LoggerFactory.getLogger(KnownProcess.class);

    static final String PING = "ping";

    /** How long it may be silent while a question waits for it, before it is pinged. */
    private static final long SILENT_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    /** How long it may announce nothing before it is pinged; it announces itself every second. */
    private static final long UNHEARD_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);

    private static final long FORGOTTEN_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** The time of the last answer is updated at most this often, since thousands may arrive. */
    private static final long NOTED_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final SenderId id;
    private final Target ping;
    private final Set<QuestionAttempt> pending = ConcurrentHashMap.newKeySet();
    private volatile ProcessAnnouncement announcement;
    private volatile long heard;
    private volatile long answered;
    private volatile boolean suspected;
    private volatile boolean probed;

    /** Whether it was logged that it does not answer. */
    private volatile boolean loggedSilent;

    /** @param suspected whether it is suspected until its first answer */
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

    /** Its last announcement. */
    ProcessAnnouncement announcement() {
        return announcement;
    }

    /** Where it is pinged. */
    Target ping() {
        return ping;
    }

    boolean isSuspected() {
        return suspected;
    }

    /** How many questions wait for it. */
    int pendingCount() {
        return pending.size();
    }

    List<QuestionAttempt> pending() {
        return List.copyOf(pending);
    }

    /** Stores an announcement; true if it differs from the last one. */
    boolean update(ProcessAnnouncement latest, long now) {
        heard = now;
        boolean changed = !latest.equals(announcement);
        announcement = latest;
        return changed;
    }

    void addPending(QuestionAttempt attempt) {
        pending.add(attempt);
    }

    void removePending(QuestionAttempt attempt) {
        pending.remove(attempt);
    }

    /** Notes that it answered. */
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

    /** When it last answered, as a {@link System#nanoTime()}. */
    long answeredAt() {
        return answered;
    }

    /** Suspects it if it has answered nothing since that time; true if it was not suspected before. */
    boolean suspectIfSilentSince(long sent) {
        if (suspected || answered - sent > 0) {
            return false;
        }
        suspected = true;
        loggedSilent = true;
        LOG.warn("The {} does not answer; it is asked nothing more where there are others", announcement.name());
        return true;
    }

    /** Begins a probe if one is due and none is in progress. */
    boolean beginProbe(long now) {
        boolean due = !probed
                && (suspected
                        || (now - answered > SILENT_NANOS && (now - heard > UNHEARD_NANOS || isAnswerOverdue(now))));
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
