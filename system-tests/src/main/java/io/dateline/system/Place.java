package io.dateline.system;

import java.util.List;

/**
 * Where a process runs.
 *
 * @param host the address on which it listens
 * @param proxyHost the address at which its servers are reached
 * @param prefix what a command that starts it begins with
 */
record Place(String host, String proxyHost, List<String> prefix) {

    private static final String LOOPBACK = "127.0.0.1";

    /** Beside all others, on loopback. */
    static final Place SHARED = new Place(LOOPBACK, LOOPBACK, List.of());
}
