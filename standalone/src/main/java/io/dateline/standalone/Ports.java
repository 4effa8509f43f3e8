package io.dateline.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on loopback that are free at the moment, none of them given out twice.
 *
 * <p>They are drawn at random from below the range that operating systems take the ports of outgoing connections from,
 * so that none is lost to one of those before it is bound. Another process can still be faster: who binds one must be
 * ready to ask for the next.
 */
final class Ports {

    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;
    private static final int DRAWS = 1_000;

    private final Set<Integer> given = new HashSet<>();

    /**
     * One more free port.
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

    /** Whether someone could bind this port on loopback now; 0 always can be. */
    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
