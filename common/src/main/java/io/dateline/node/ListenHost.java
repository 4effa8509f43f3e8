package io.dateline.node;

import io.dateline.config.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The address on which a port of this process is opened: without a cluster secret, loopback only. */
public final class ListenHost {

    private static final String SECRET = "DATELINE_CLUSTER_SECRET";
    private static final String LOOPBACK = "127.0.0.1";

    private ListenHost() {}

    /**
     * Reads the address; without a secret, an address beyond loopback is a fault.
     *
     * @param defaultHost the default with a secret; without one it is 127.0.0.1
     * @param meaning what is served there
     */
    public static String read(Settings settings, String name, String defaultHost, String meaning) {
        String host = settings.text(
                name,
                defaultHost,
                meaning + " Without " + SECRET + " it must be on loopback, and is " + LOOPBACK + ".");
        if (settings.isSet(SECRET)) {
            return host;
        }
        return settings.isSet(name) ? onLoopback(settings, name, host) : LOOPBACK;
    }

    /** As a number, so that the address that is bound is the one that was checked. */
    private static String onLoopback(Settings settings, String name, String host) {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            if (Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress)) {
                return addresses[0].getHostAddress();
            }
            settings.fault(name + "=" + host + ": must be on loopback, such as " + LOOPBACK + ", unless " + SECRET
                    + " is set");
        } catch (UnknownHostException e) {
            settings.fault(name + "=" + host + ": unknown host");
        }
        return LOOPBACK;
    }
}
