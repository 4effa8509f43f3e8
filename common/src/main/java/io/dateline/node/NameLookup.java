package io.dateline.node;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How the addresses of a name are found; it may take seconds. */
@FunctionalInterface
interface NameLookup {
    InetAddress[] of(String name) throws UnknownHostException;
}
