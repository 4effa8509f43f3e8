package io.dateline.bus;

import io.dateline.seal.Admission;
import io.dateline.seal.MessageId;
import io.dateline.seal.OpenedMessage;
import io.dateline.seal.Purpose;
import io.dateline.seal.Refused;
import io.dateline.seal.Refused.Reason;
import io.dateline.seal.Seal;
import io.dateline.seal.SealedMessage;
import io.dateline.seal.SenderId;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The event bus with sealed messages only; it does not look into their content.
 *
 * <p>Refused messages are counted. A refused question is failed at once without a reason, so that an honest sender need
 * not wait for the timeout.
 */
final class SealedBus {

    private final Vertx vertx;
    private final EventBus bus;
    private final Seal seal;
    private final PeerClocks clocks;
    private final RefusalCounter refusals;
    private final OpenQuestions open;
    private final List<MessageConsumer<Object>> own;

    /** A question that was accepted. */
    final class Question {

        private final Message<Object> message;
        private final OpenedMessage opened;

        private Question(Message<Object> message, OpenedMessage opened) {
            this.message = message;
            this.opened = opened;
        }

        byte[] content() {
            return opened.content();
        }

        /** Claims a question that may be carried out only once: see {@link OpenQuestions#claim}. */
        Future<Void> claim() {
            return open.claim(opened.id());
        }

        void refuse(Reason reason) {
            SealedBus.this.refuse(message, reason);
        }

        void answer(byte[] frame) {
            message.reply(Frames.buffer(seal.sealInPlace(Purpose.answer(message.address(), opened.id()), frame)));
        }
    }

    SealedBus(Vertx vertx, MeterRegistry meters, Seal seal, String name) {
        this.vertx = vertx;
        this.bus = vertx.eventBus();
        this.seal = seal;
        this.refusals = new RefusalCounter(vertx, meters);
        this.clocks = new PeerClocks(vertx, seal, name, new ClockDifferences(meters));
        // No process sends Java objects: only buffers are read.
        bus.serializableChecker(type -> false).clusterSerializableChecker(type -> false);
        this.open = new OpenQuestions(vertx, seal);
        this.own = List.of(clocks.open(refusals), open.open(refusals));
    }

    /** Done when others can ask this process for its clock; until then they accept none of its messages. */
    Future<Void> open() {
        return Future.join(own.stream().map(MessageConsumer::completion).toList())
                .mapEmpty();
    }

    /** The id under which this process seals. */
    SenderId self() {
        return seal.self();
    }

    /** The addresses at which others ask about messages of this process. */
    Stream<String> addresses() {
        return own.stream().map(MessageConsumer::address);
    }

    /** Compares the clocks of other processes with this one's. */
    void compareClocks() {
        clocks.compare();
    }

    /**
     * Seals a question.
     *
     * @param frame the content with space for the seal
     */
    SealedMessage seal(Purpose purpose, byte[] frame) {
        return seal.sealInPlace(purpose, frame);
    }

    /** Registers a question that its receiver has to {@link Question#claim}; to be called before it is sent. */
    void addOpen(MessageId question) {
        open.add(question);
    }

    /** Takes a question back; true if no process had claimed it. */
    boolean takeBack(MessageId question) {
        return open.takeBack(question);
    }

    /**
     * Sends a question. The future has the content of the answer; it fails as the event bus does, or with {@link
     * Refused}.
     */
    Future<byte[]> request(String address, SealedMessage question, long millis) {
        return bus.request(address, Frames.buffer(question), new DeliveryOptions().setSendTimeout(millis))
                .compose(message -> {
                    try {
                        return Future.succeededFuture(seal.openAnswer(address, question.id(), Frames.of(message))
                                .content());
                    } catch (Refused e) {
                        refusals.count(e.reason());
                        return Future.failedFuture(e);
                    }
                });
    }

    void publish(String address, byte[] frame) {
        bus.publish(address, Frames.buffer(seal.sealInPlace(Purpose.event(address), frame)));
    }

    MessageConsumer<Object> questions(String address, Consumer<Question> handler) {
        Purpose question = Purpose.question(address);
        return bus.consumer(
                address,
                message -> receive(message, question, opened -> handler.accept(new Question(message, opened))));
    }

    MessageConsumer<Object> events(String address, Consumer<byte[]> handler) {
        return events(address, (sender, event) -> handler.accept(event));
    }

    /** Subscribes to events, with the sender of each. */
    MessageConsumer<Object> events(String address, BiConsumer<SenderId, byte[]> handler) {
        Purpose event = Purpose.event(address);
        return bus.consumer(
                address,
                message -> receive(
                        message, event, opened -> handler.accept(opened.id().sender(), opened.content())));
    }

    private void receive(Message<Object> message, Purpose purpose, Consumer<OpenedMessage> handler) {
        try {
            OpenedMessage opened = seal.open(purpose, Frames.of(message));
            switch (seal.admit(opened)) {
                case TAKEN -> handler.accept(opened);
                case REPLAYED -> refuse(message, Reason.REPLAYED);
                case STALE, UNKNOWN_CLOCK -> holdUntilClockIsKnown(message, opened, handler);
            }
        } catch (Refused e) {
            refuse(message, e.reason());
        }
    }

    /** Holds a message until the clock of its sender is known, and judges it again. */
    private void holdUntilClockIsKnown(Message<Object> message, OpenedMessage opened, Consumer<OpenedMessage> handler) {
        Context context = vertx.getOrCreateContext();
        clocks.learn(opened.id().sender())
                .onComplete(learned -> context.runOnContext(now -> {
                    if (learned.failed()) {
                        refuse(message, learned.cause() instanceof Refused e ? e.reason() : Reason.UNKNOWN_CLOCK);
                        return;
                    }
                    Admission admission = seal.admit(opened);
                    if (admission == Admission.TAKEN) {
                        handler.accept(opened);
                    } else {
                        refuse(message, admission == Admission.REPLAYED ? Reason.REPLAYED : Reason.STALE);
                    }
                }));
    }

    private void refuse(Message<Object> message, Reason reason) {
        refusals.count(reason);
        Frames.refuse(message);
    }
}
