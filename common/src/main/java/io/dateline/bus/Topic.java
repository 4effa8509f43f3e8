package io.dateline.bus;

/**
 * Events that are published to all subscribers. An event may be lost: what must not be lost is in a change log.
 *
 * @param address the bus address
 * @param event how an event is encoded
 */
public record Topic<E>(String address, Codec<E> event) {

    /** A topic whose events are records. */
    public static <E> Topic<E> of(String address, Class<E> event) {
        return new Topic<>(address, Codec.json(event));
    }
}
