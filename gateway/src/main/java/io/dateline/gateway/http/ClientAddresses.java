package io.dateline.gateway.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end, for rate limits alone. {@code X-Forwarded-For} is believed as far as known proxies wrote it:
 * from its end, the first address that is no such proxy. Of an IPv6 address the network of 64 bits counts.
 */
public final class ClientAddresses {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int IPV6_NETWORK_BYTES = 8;

    private final List<AddressRange> proxies;

    /**
     * Behind these proxies, none for an empty list.
     *
     * @throws IllegalArgumentException if one is no address and no range of addresses
     */
    public ClientAddresses(List<String> proxies) {
        this.proxies = proxies.stream().map(AddressRange::parse).toList();
    }

    /** The client's address as one text. */
    public String of(HttpServerRequest request) {
        String peer = request.remoteAddress() == null
                ? ""
                : String.valueOf(request.remoteAddress().hostAddress());
        byte[] client = bytes(peer);
        if (client == null) {
            return peer;
        }
        for (String forwarded : proxies.isEmpty() ? List.<String>of() : lastFirst(request)) {
            byte[] next = bytes(forwarded);
            if (!isProxy(client) || next == null) {
                break;
            }
            client = next;
        }
        return shown(client);
    }

    private static List<String> lastFirst(HttpServerRequest request) {
        List<String> addresses = new ArrayList<>();
        for (String header : request.headers().getAll(FORWARDED_FOR)) {
            Arrays.stream(header.split(",")).map(String::strip).forEach(addresses::add);
        }
        Collections.reverse(addresses);
        return addresses;
    }

    private boolean isProxy(byte[] address) {
        return proxies.stream().anyMatch(range -> range.contains(address));
    }

    private static byte @Nullable [] bytes(String text) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(text);
        // An IPv4 address may come written as IPv6: ::ffff:192.0.2.1
        boolean mapped = address != null && address.length == 16 && text.indexOf('.') > 0;
        return mapped ? Arrays.copyOfRange(address, 12, 16) : address;
    }

    private static String shown(byte[] address) {
        byte[] network = address.length == 16 ? Arrays.copyOf(Arrays.copyOf(address, IPV6_NETWORK_BYTES), 16) : address;
        return NetUtil.bytesToIpAddress(network);
    }
}
