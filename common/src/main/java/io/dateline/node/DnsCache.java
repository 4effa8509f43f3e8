package io.dateline.node;

import java.security.Security;

/** How this process looks up names with the JDK. */
public final class DnsCache {

    private DnsCache() {}

    /**
     * Looks up again at once what could not be looked up, which the JDK would remember for 10 s. To be called first in a
     * process: it has no effect once a name was looked up.
     */
    public static void disableNegativeCaching() {
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }
}
