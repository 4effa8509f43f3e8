package io.dateline.system;

import java.util.List;

/**
 * How the processes are started.
 *
 * @param options of the JVM beside those that they are shipped with
 * @param apart whether each has a network of its own
 */
public record Layout(List<String> options, boolean apart) {

    /** As they are shipped, on one machine. */
    public static final Layout USUAL = new Layout(List.of(), false);

    /** Without Netty's native transport, as on a system that has none. */
    public static final Layout NIO = new Layout(List.of("-Dio.netty.transport.noNative=true"), false);

    /** Each in a network namespace of its own. */
    public static final Layout APART = new Layout(List.of(), true);

    /** What this machine lacks for it, or nothing. */
    public String missing() {
        return apart ? Namespaces.missing() : "";
    }
}
