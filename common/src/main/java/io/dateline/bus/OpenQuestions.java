package io.dateline.bus;

import io.dateline.seal.MessageId;
import io.dateline.seal.OpenedMessage;
import io.dateline.seal.Purpose;
import io.dateline.seal.Refused;
import io.dateline.seal.Refused.Reason;
import io.dateline.seal.Seal;
import io.dateline.seal.SealedMessage;
import io.dateline.seal.SenderId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes sure that a question is carried out once in the whole cluster. The process about to carry it out claims it from
 * the process that sealed it, which grants the claim once. A process remembers itself which messages it accepted, but
 * no process knows what another one accepted.
 *
 * <p>It costs one more question, so only the questions that the caller marks are claimed.
 */
final class OpenQuestions {

    private static final String ADDRESS = "open@";
    private static final DeliveryOptions TIMEOUT = new DeliveryOptions().setSendTimeout(2_000);
    private static final byte NO = 0;
    private static final byte YES = 1;
    private static final byte TAKEN_BACK = 2;

    /** How long a question that was taken back is remembered: one that arrives later is too old anyway. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final int MAX_REMEMBERED = 10_000;

    private final Vertx vertx;
    private final Seal seal;

    /** The counters of questions that wait and that no process has claimed. */
    private final Set<Long> open = ConcurrentHashMap.newKeySet();

    /** The counters of questions that were taken back before a process claimed them. */
    private final Set<Long> takenBack = ConcurrentHashMap.newKeySet();

    OpenQuestions(Vertx vertx, Seal seal) {
        this.vertx = vertx;
        this.seal = seal;
    }

    /** The address at which this process answers. */
    String address() {
        return ADDRESS + seal.self();
    }

    /** Registers the consumer. */
    MessageConsumer<Object> open(RefusalCounter refusals) {
        return DirectQuestions.answer(vertx.eventBus(), seal, address(), refusals, question -> {
            Long counter = new ContentReader(question.content()).getLong();
            return new byte[] {open.remove(counter) ? YES : takenBack.contains(counter) ? TAKEN_BACK : NO};
        });
    }

    /** Adds a question of this process that is about to be sent. */
    void add(MessageId question) {
        open.add(question.counter());
    }

    /** Takes a question back: it can no longer be claimed. True if no process had claimed it. */
    boolean takeBack(MessageId question) {
        Long counter = question.counter();
        boolean unbegun = open.remove(counter);
        if (unbegun && takenBack.size() < MAX_REMEMBERED) {
            takenBack.add(counter);
            vertx.setTimer(REMEMBERED.toMillis(), due -> takenBack.remove(counter));
        }
        return unbegun;
    }

    /**
     * Claims a question: done when it may be carried out; fails with UNAVAILABLE if it was taken back, else with {@link
     * Refused}.
     */
    Future<Void> claim(MessageId question) {
        SenderId sender = question.sender();
        String address = ADDRESS + sender;
        SealedMessage asked = seal.seal(
                Purpose.question(address),
                new ContentWriter(Long.BYTES).putLong(question.counter()).bytes());
        return vertx.eventBus()
                .request(address, Frames.buffer(asked), TIMEOUT)
                .compose(message -> claimed(sender, address, asked, message))
                .recover(cause -> Future.failedFuture(
                        cause instanceof Refused || cause instanceof Failure
                                ? cause
                                : new Refused(Reason.UNCONFIRMED)));
    }

    private Future<Void> claimed(SenderId sender, String address, SealedMessage asked, Message<Object> message) {
        try {
            OpenedMessage answer = seal.openAnswer(address, asked.id(), Frames.of(message));
            if (!answer.id().sender().equals(sender)) {
                return Future.failedFuture(new Refused(Reason.UNCONFIRMED));
            }
            return switch (new ContentReader(answer.content()).get()) {
                case YES -> Future.succeededFuture();
                case TAKEN_BACK ->
                    Future.failedFuture(Failure.unavailable("The caller does not wait for this any more."));
                default -> Future.failedFuture(new Refused(Reason.REPLAYED));
            };
        } catch (Refused | IllegalArgumentException e) {
            return Future.failedFuture(new Refused(Reason.UNCONFIRMED));
        }
    }
}
