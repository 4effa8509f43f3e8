package io.dateline.bus;

import io.dateline.seal.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Where a question can be sent: to one process, or to whichever has registered at an address.
 *
 * @param process the process; null where the event bus chooses one
 * @param purpose what a question there is sealed for
 */
record Target(@Nullable KnownProcess process, String address, Purpose purpose) {

    /** Whoever has registered there. */
    static Target shared(String address) {
        return new Target(null, address, Purpose.question(address));
    }

    /** An endpoint at one process. */
    static Target at(KnownProcess process, String address) {
        String own = Endpoint.at(address, process.id());
        return new Target(process, own, Purpose.question(own));
    }
}
