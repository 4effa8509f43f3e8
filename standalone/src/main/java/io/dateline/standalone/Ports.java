package io.dateline.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports on loopback, none of them returned twice.
 *
 * <p>They are drawn at random below the range of ephemeral ports, so that outgoing connections cannot take one before
 * it is bound. Another process still can: callers must be ready to ask for another one.
 */
final class Ports {

    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;
    private static final int DRAWS = 1_000;

    private final Set<Integer> given = new HashSet<>();

    /**
     * Returns a free port.
     *
     * @throws CannotStart if a thousand draws found none
     */
    synchronized int next() throws CannotStart {
        for (int draw = 0; draw < DRAWS; draw++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!given.contains(port) && isFree(port)) {
                given.add(port);
                return port;
            }
        }
        throw new CannotStart("No port from " + LOWEST + " to " + HIGHEST + " is free on this machine.");
    }

    /** Whether this port of loopback can be bound now; always true for 0. */
    static boolean isFree(int port) {
        return isFree(InetAddress.getLoopbackAddress().getHostAddress(), port);
    }

    /** Whether this port of an address of this machine can be bound now; always true for 0. */
    static boolean isFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
