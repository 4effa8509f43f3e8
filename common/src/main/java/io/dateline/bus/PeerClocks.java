package io.dateline.bus;

import io.dateline.seal.OpenedMessage;
import io.dateline.seal.Purpose;
import io.dateline.seal.Refused;
import io.dateline.seal.Refused.Reason;
import io.dateline.seal.Seal;
import io.dateline.seal.SealedMessage;
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
 * <p>Every process answers at its own address, {@code clock@} and its sender id. A clock question of any age is
 * answered, since neither side knows the other's clock yet; replaying a recorded one yields an answer that nobody waits
 * for. The answer carries the sender's steady clock in its frame, and its wall clock and process name as content.
 */
final class PeerClocks {

    private static final String ADDRESS = "clock@";
    private static final byte[] NOTHING = {};

    private static final DeliveryOptions TIMEOUT = new DeliveryOptions().setSendTimeout(1_000);
    private static final int TRIES = 3;
    private static final long TRY_AGAIN_MILLIS = 50;

    /** The least time between two questions to one sender; messages in between are judged by the clock known so far. */
    private static final long PAUSE_MILLIS = 1_000;

    /** The most senders asked at a time: an attacker can replay messages of any number of unknown senders. */
    private static final int MAX_AT_ONCE = 256;

    /** The most messages held while their senders are asked. */
    private static final int MAX_HELD = 2_000;

    private static final long COMPARED_WITHIN_MILLIS = 4_000;
    private static final int COMPARED_AT_ONCE = 16;

    private final Vertx vertx;
    private final Seal seal;
    private final String name;
    private final ClockDifferences differences;
    private final AtomicInteger held = new AtomicInteger();

    /** Senders that are being asked, or were asked a moment ago. */
    private final Map<SenderId, Promise<Void>> learnings = new ConcurrentHashMap<>();

    /** @param name the name of this process in the logs of others */
    PeerClocks(Vertx vertx, Seal seal, String name, ClockDifferences differences) {
        this.vertx = vertx;
        this.seal = seal;
        this.name = name;
        this.differences = differences;
    }

    /** The address at which this process answers. */
    String address() {
        return ADDRESS + seal.self();
    }

    /** Registers the consumer. */
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
     * Learns the clock of a sender. Callers that want the same clock meanwhile, or shortly after, share the result.
     *
     * @return done when the clock is known; fails with {@link Refused} when it cannot be learned
     */
    Future<Void> learn(SenderId sender) {
        Promise<Void> known = learnings.get(sender);
        if (known == null) {
            if (learnings.size() >= MAX_AT_ONCE) {
                return Future.failedFuture(new Refused(Reason.TOO_MANY));
            }
            Promise<Void> begun = Promise.promise();
            known = learnings.putIfAbsent(sender, begun);
            if (known == null) {
                known = begun;
                begin(sender, begun);
            }
        }
        if (held.incrementAndGet() > MAX_HELD) {
            held.decrementAndGet();
            return Future.failedFuture(new Refused(Reason.TOO_MANY));
        }
        return known.future().onComplete(done -> held.decrementAndGet());
    }

    /** Asks senders whose clocks were not learned lately, and forgets those that do not answer. */
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
        SealedMessage question = seal.seal(Purpose.question(address), NOTHING);
        return vertx.eventBus()
                .request(address, Frames.buffer(question), TIMEOUT)
                .compose(message -> learned(sender, address, question, asked, message));
    }

    private Future<Void> learned(
            SenderId sender, String address, SealedMessage question, long asked, Message<Object> message) {
        try {
            OpenedMessage answer = seal.openAnswer(address, question.id(), Frames.of(message));
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
