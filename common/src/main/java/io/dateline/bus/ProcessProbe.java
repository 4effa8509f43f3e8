package io.dateline.bus;

import io.dateline.seal.SealedMessage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;

/**
 * Finds the processes that do not answer at present. A process that has been silent for 0.4 s while a question waits
 * for it, or has not announced itself for 2.5 s, is pinged. If it does not answer the ping within 0.5 s it is
 * suspected: it gets no more questions while there is another process, until it answers. So a process that is frozen,
 * gone or cut off is found within a second, and one that is slow with a question, but answers the ping, is not
 * suspected.
 */
final class ProcessProbe {

    private static final long TIMEOUT_MILLIS = 500;

    private final SealedBus sealed;
    private final ProcessDirectory directory;

    ProcessProbe(SealedBus sealed, ProcessDirectory directory, MeterRegistry meters) {
        this.sealed = sealed;
        this.directory = directory;
        Gauge.builder("dateline.bus.suspected", directory, ProcessProbe::suspected)
                .description("Processes that do not answer at present and get no questions while there are others")
                .register(meters);
    }

    /** Checks all processes; to be called every 100 ms. */
    void checkAll() {
        long now = System.nanoTime();
        for (KnownProcess process : directory.all()) {
            if (!directory.isSelf(process) && process.beginProbe(now)) {
                probe(process, now);
            }
            askOthers(process, now);
        }
        directory.forgetSilent(now);
    }

    private void probe(KnownProcess process, long now) {
        Target ping = process.ping();
        SealedMessage question = sealed.seal(ping.purpose(), Content.event(Buffer.buffer()));
        sealed.request(ping.address(), question, TIMEOUT_MILLIS).onComplete(done -> {
            if (done.succeeded()) {
                process.answered(System.nanoTime());
            } else if (process.suspectIfSilentSince(now)) {
                askOthers(process, now);
            }
            process.endProbe();
        });
    }

    private static void askOthers(KnownProcess process, long now) {
        boolean suspected = process.isSuspected();
        for (QuestionAttempt attempt : process.pending()) {
            if ((suspected || attempt.isOverdue(now)) && attempt.question.canAskElsewhere(attempt)) {
                attempt.question.askElsewhere(attempt);
            }
        }
    }

    private static double suspected(ProcessDirectory directory) {
        return directory.all().stream().filter(KnownProcess::isSuspected).count();
    }
}
