package io.dateline.node;

import java.security.Security;

/** The cache of the JDK for resolved host names. */
public final class DnsCache {

    private DnsCache() {}

    /**
     * Disables the caching of failed look-ups, which the JDK keeps for 10 s. To be called first in a process: it has no
     * effect after the first look-up.
     */
    public static void disableNegativeCaching() {
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }
}
