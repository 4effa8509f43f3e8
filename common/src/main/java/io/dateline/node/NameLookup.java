package io.dateline.node;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Resolves a host name; may take seconds. */
@FunctionalInterface
interface NameLookup {
    InetAddress[] of(String name) throws UnknownHostException;
}
