package io.dateline.bus;

import io.dateline.seal.MessageId;
import io.dateline.seal.Opened;
import io.dateline.seal.Purpose;
import io.dateline.seal.Refused;
import io.dateline.seal.Refused.Reason;
import io.dateline.seal.Seal;
import io.dateline.seal.Sealed;
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
 * Lets a question be carried out once in the whole cluster: whoever is about to do so asks the process that sealed it
 * whether it still waits, and is told so once. What a process took it remembers itself; that another one took it, none
 * of them knows.
 *
 * <p>It costs a question more, so it is for those only of which the caller says so.
 */
final class OpenQuestions {

    private static final String ADDRESS = "open@";
    private static final DeliveryOptions TIMEOUT = new DeliveryOptions().setSendTimeout(2_000);
    private static final byte NO = 0;
    private static final byte YES = 1;
    private static final byte TAKEN_BACK = 2;

    /** How long it is remembered of a question that it was taken back: one that comes later is too old anyway. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final int MOST_REMEMBERED = 10_000;

    private final Vertx vertx;
    private final Seal seal;

    /** The counters of those that wait and that nobody has begun to carry out. */
    private final Set<Long> open = ConcurrentHashMap.newKeySet();

    /** Those that wait no more, or elsewhere, and that nobody had begun with. */
    private final Set<Long> takenBack = ConcurrentHashMap.newKeySet();

    OpenQuestions(Vertx vertx, Seal seal) {
        this.vertx = vertx;
        this.seal = seal;
    }

    /** Where this process answers. */
    String address() {
        return ADDRESS + seal.self();
    }

    /** Begins to answer. */
    MessageConsumer<Object> open(RefusalCounter refusals) {
        return DirectQuestions.answer(vertx.eventBus(), seal, address(), refusals, question -> {
            Long counter = new ContentReader(question.content()).getLong();
            return new byte[] {open.remove(counter) ? YES : takenBack.contains(counter) ? TAKEN_BACK : NO};
        });
    }

    /** One of this process is about to be sent. */
    void add(MessageId question) {
        open.add(question.counter());
    }

    /** Nobody is to begin with it any more; true where nobody has. */
    boolean takeBack(MessageId question) {
        Long counter = question.counter();
        boolean unbegun = open.remove(counter);
        if (unbegun && takenBack.size() < MOST_REMEMBERED) {
            takenBack.add(counter);
            vertx.setTimer(REMEMBERED.toMillis(), due -> takenBack.remove(counter));
        }
        return unbegun;
    }

    /** Done when it may be carried out; UNAVAILABLE where it was taken back; else it fails with {@link Refused}. */
    Future<Void> claim(MessageId question) {
        SenderId sender = question.sender();
        String address = ADDRESS + sender;
        Sealed asked = seal.seal(
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

    private Future<Void> claimed(SenderId sender, String address, Sealed asked, Message<Object> message) {
        try {
            Opened answer = seal.openAnswer(address, asked.id(), Frames.of(message));
            if (!answer.id().sender().equals(sender)) {
                return Future.failedFuture(new Refused(Reason.UNCONFIRMED));
            }
            return switch (new ContentReader(answer.content()).get()) {
                case YES -> Future.succeededFuture();
                case TAKEN_BACK ->
                    Future.failedFuture(Failure.unavailable("Whoever asked does not wait for this any more."));
                default -> Future.failedFuture(new Refused(Reason.REPLAYED));
            };
        } catch (Refused | IllegalArgumentException e) {
            return Future.failedFuture(new Refused(Reason.UNCONFIRMED));
        }
    }
}
