package io.dateline.bus;

import io.dateline.seal.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Where a question can be sent: one process, or the shared address of an endpoint.
 *
 * @param process the process; null where the event bus chooses one
 * @param purpose the purpose for which a question is sealed there
 */
record Target(@Nullable KnownProcess process, String address, Purpose purpose) {

    /** The shared address: the event bus chooses among the registered consumers. */
    static Target shared(String address) {
        return new Target(null, address, Purpose.question(address));
    }

    /** An endpoint at one process. */
    static Target at(KnownProcess process, String address) {
        String own = Endpoint.at(address, process.id());
        return new Target(process, own, Purpose.question(own));
    }
}
