package io.dateline.bus;

import io.dateline.seal.Sealed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;

/**
 * Finds out which processes do not answer at present. One that owes an answer and has said nothing for 0.4 s, or has not
 * announced itself for 2.5 s, is asked whether it is there; where it does not say so within 0.5 s it is suspected, and asked
 * nothing more as long as there is another, until it answers. So a process that is frozen, gone or cut off is found out within a
 * second, while one that takes long over a question, but answers this one, is left alone.
 */
final class ProcessProbe {

    private static final long TIMEOUT_MILLIS = 500;

    private final SealedBus sealed;
    private final ProcessDirectory directory;

    ProcessProbe(SealedBus sealed, ProcessDirectory directory, MeterRegistry meters) {
        this.sealed = sealed;
        this.directory = directory;
        Gauge.builder("dateline.bus.suspected", directory, ProcessProbe::suspected)
                .description("Processes that answer nothing at present and are asked nothing where there are others")
                .register(meters);
    }

    /** Looks at all processes; to be called every tenth of a second. */
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
        Sealed question = sealed.seal(ping.purpose(), Content.event(Buffer.buffer()));
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
