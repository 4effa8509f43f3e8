package io.dateline.bus;

import io.dateline.seal.OpenedMessage;
import io.dateline.seal.Purpose;
import io.dateline.seal.Refused;
import io.dateline.seal.Seal;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.Function;

/**
 * Answers questions of the bus itself, at an address of this process alone. They are answered without a check of their
 * age.
 */
final class DirectQuestions {

    private DirectQuestions() {}

    /** Registers the consumer. */
    static MessageConsumer<Object> answer(
            EventBus bus, Seal seal, String address, RefusalCounter refusals, Function<OpenedMessage, byte[]> answer) {
        Purpose asked = Purpose.question(address);
        return bus.consumer(address, message -> {
            try {
                OpenedMessage question = seal.open(asked, Frames.of(message));
                Purpose answered = Purpose.answer(address, question.id());
                message.reply(Frames.buffer(seal.seal(answered, answer.apply(question))));
            } catch (Refused e) {
                refusals.count(e.reason());
                Frames.refuse(message);
            }
        });
    }
}
