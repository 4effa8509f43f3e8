package io.dateline.system;

import java.util.List;

/**
 * How the processes are started.
 *
 * @param options of the JVM beside those that they are shipped with
 * @param apart whether each has a network of its own
 * @param installation whose jars they are started from at first
 */
public record Layout(List<String> options, boolean apart, Installation installation) {

    /** As they are shipped, on one machine. */
    public static final Layout USUAL = new Layout(List.of(), false, Installation.PRESENT);

    /** Without Netty's native transport, as on a system that has none. */
    public static final Layout NIO =
            new Layout(List.of("-Dio.netty.transport.noNative=true"), false, Installation.PRESENT);

    /** Each in a network namespace of its own. */
    public static final Layout APART = new Layout(List.of(), true, Installation.PRESENT);

    /** Of an earlier version. */
    public static final Layout EARLIER = new Layout(List.of(), false, Installation.EARLIER);

    /** All there are. */
    public static final List<Layout> ALL = List.of(USUAL, NIO, APART, EARLIER);

    /** What this machine lacks for it, or nothing. */
    public String missing() {
        return apart ? Namespaces.missing() : installation.missing();
    }
}
