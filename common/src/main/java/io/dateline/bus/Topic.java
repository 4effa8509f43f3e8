package io.dateline.bus;

/**
 * An announcement to whoever listens. It may be lost: what must not be lost is in a change log.
 *
 * @param address the bus address
 * @param event how it is written on the wire
 */
public record Topic<E>(String address, Wire<E> event) {

    /** A topic whose events are records. */
    public static <E> Topic<E> of(String address, Class<E> event) {
        return new Topic<>(address, Wire.json(event));
    }
}
