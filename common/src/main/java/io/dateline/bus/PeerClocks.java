package io.dateline.bus;

import io.dateline.seal.Opened;
import io.dateline.seal.Purpose;
import io.dateline.seal.Refused;
import io.dateline.seal.Refused.Reason;
import io.dateline.seal.Seal;
import io.dateline.seal.Sealed;
import io.dateline.seal.SenderId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks other processes for their clocks, and answers when they ask for this one's.
 *
 * <p>Every process answers at an address of its own, {@code clock@} and its sender id. A clock question is answered however
 * old it seems, since neither side knows the other's clock then: all that a recorded one brings is an answer to a question
 * that nobody waits for. The answer has the sender's steady clock in its frame, and inside the time by its wall clock and
 * the name of its process.
 */
final class PeerClocks {

    private static final String ADDRESS = "clock@";
    private static final byte[] NOTHING = {};

    private static final DeliveryOptions TIMEOUT = new DeliveryOptions().setSendTimeout(1_000);
    private static final int TRIES = 3;
    private static final long TRY_AGAIN_MILLIS = 50;

    /** No sender is asked more often; whatever it sends in between is judged by what is known. */
    private static final long PAUSE_MILLIS = 1_000;

    /** So many senders are asked at a time: of unknown ones, anybody who recorded some can name any number. */
    private static final int MOST_AT_ONCE = 256;

    /** So many messages are kept in hand while their senders are asked. */
    private static final int MOST_HELD = 2_000;

    private static final long COMPARED_WITHIN_MILLIS = 4_000;
    private static final int COMPARED_AT_ONCE = 16;

    private final Vertx vertx;
    private final Seal seal;
    private final String name;
    private final ClockDifferences differences;
    private final AtomicInteger held = new AtomicInteger();

    /** Those that are being asked, or were a moment ago. */
    private final Map<SenderId, Promise<Void>> learnings = new ConcurrentHashMap<>();

    /** @param name by which the others call this process in their logs */
    PeerClocks(Vertx vertx, Seal seal, String name, ClockDifferences differences) {
        this.vertx = vertx;
        this.seal = seal;
        this.name = name;
        this.differences = differences;
    }

    /** Where this process answers. */
    String address() {
        return ADDRESS + seal.self();
    }

    /** Begins to answer. */
    MessageConsumer<Object> open(RefusalCounter refusals) {
        return DirectQuestions.answer(
                vertx.eventBus(),
                seal,
                address(),
                refusals,
                question -> new ContentWriter(Long.BYTES + 2 * name.length())
                        .putLong(seal.clock().wallMillis())
                        .putText(name)
                        .bytes());
    }

    /**
     * Learns the clock of that sender. Whoever wants the same meanwhile, or shortly after, gets the same result.
     *
     * @return when it is learned; failed with {@link Refused} when it cannot be
     */
    Future<Void> learn(SenderId sender) {
        Promise<Void> known = learnings.get(sender);
        if (known == null) {
            if (learnings.size() >= MOST_AT_ONCE) {
                return Future.failedFuture(new Refused(Reason.TOO_MANY));
            }
            Promise<Void> begun = Promise.promise();
            known = learnings.putIfAbsent(sender, begun);
            if (known == null) {
                known = begun;
                begin(sender, begun);
            }
        }
        if (held.incrementAndGet() > MOST_HELD) {
            held.decrementAndGet();
            return Future.failedFuture(new Refused(Reason.TOO_MANY));
        }
        return known.future().onComplete(done -> held.decrementAndGet());
    }

    /** Asks those whose clocks were not learned lately, and forgets who is not there any more. */
    void compare() {
        seal.unlearned(COMPARED_WITHIN_MILLIS, COMPARED_AT_ONCE)
                .forEach(sender -> ask(sender).onFailure(cause -> {
                    seal.forget(sender);
                    differences.forget(sender);
                }));
    }

    private void begin(SenderId sender, Promise<Void> learning) {
        ask(sender, TRIES).onComplete(asked -> {
            if (asked.succeeded()) {
                learning.complete();
            } else {
                learning.fail(new Refused(Reason.UNKNOWN_CLOCK));
            }
            vertx.setTimer(PAUSE_MILLIS, due -> learnings.remove(sender, learning));
        });
    }

    private Future<Void> ask(SenderId sender, int tries) {
        return ask(sender)
                .recover(cause -> tries == 1
                        ? Future.failedFuture(cause)
                        : vertx.timer(TRY_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                                .compose(again -> ask(sender, tries - 1)));
    }

    private Future<Void> ask(SenderId sender) {
        String address = ADDRESS + sender;
        long asked = seal.clock().millis();
        Sealed question = seal.seal(Purpose.question(address), NOTHING);
        return vertx.eventBus()
                .request(address, Frames.buffer(question), TIMEOUT)
                .compose(message -> learned(sender, address, question, asked, message));
    }

    private Future<Void> learned(
            SenderId sender, String address, Sealed question, long asked, Message<Object> message) {
        try {
            Opened answer = seal.openAnswer(address, question.id(), Frames.of(message));
            if (!answer.id().sender().equals(sender) || !seal.learn(answer, asked)) {
                return Future.failedFuture(new Refused(Reason.UNKNOWN_CLOCK));
            }
            ContentReader times = new ContentReader(answer.content());
            differences.compared(sender, times.getLong() - seal.clock().wallMillis(), times.getText());
            return Future.succeededFuture();
        } catch (Refused | IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
    }
}
