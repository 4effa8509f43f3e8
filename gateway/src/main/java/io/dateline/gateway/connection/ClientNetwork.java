package io.dateline.gateway.connection;

import java.net.InetAddress;

/**
 * The network that a client's requests are counted for: an IPv4 address, or the first 64 bits of an IPv6 address, of which a
 * household has one or some. Its site is the first 48 bits, the most that one customer is given.
 *
 * @param number one for each address or network
 * @param isIpv6 whether there is a site
 */
public record ClientNetwork(long number, boolean isIpv6) {

    /** So many times what a network may do, all networks of its site may do together. */
    public static final int SITE_FACTOR = 10;

    /** Of whom no address is known. */
    public static final ClientNetwork UNKNOWN = new ClientNetwork(0, false);

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;
    private static final int SITE_SHIFT = 16;
    private static final int MAPPED_AT = 10;

    /** That of an address of 4 or 16 bytes; one of 16 that stands for an IPv4 address is taken for that. */
    public static ClientNetwork of(byte[] address) {
        if (address.length != IPV6_BYTES) {
            return new ClientNetwork(number(address, 0, address.length), false);
        }
        if (number(address, 0, NETWORK_BYTES) == 0 && number(address, NETWORK_BYTES, MAPPED_AT + 2) == 0xFFFF) {
            return new ClientNetwork(number(address, MAPPED_AT + 2, IPV6_BYTES), false);
        }
        return new ClientNetwork(number(address, 0, NETWORK_BYTES), true);
    }

    static ClientNetwork of(InetAddress address) {
        return of(address.getAddress());
    }

    /** The number of the site of an IPv6 network. */
    public long site() {
        return number >>> SITE_SHIFT;
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = (number << 8) | (bytes[i] & 0xFF);
        }
        return number;
    }
}
