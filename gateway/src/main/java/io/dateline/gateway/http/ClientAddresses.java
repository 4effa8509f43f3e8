package io.dateline.gateway.http;

import io.dateline.gateway.connection.ClientConnection;
import io.dateline.gateway.connection.ClientNetwork;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address of the client, for rate limits alone. {@code X-Forwarded-For} is trusted as far as known proxies wrote it: the
 * client is the last address in it that is not one of these proxies.
 */
public final class ClientAddresses {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<AddressRange> proxies;

    /**
     * Addresses behind these proxies.
     *
     * @param proxies addresses and ranges of addresses
     * @throws IllegalArgumentException if one is neither
     */
    public ClientAddresses(List<String> proxies) {
        this.proxies = proxies.stream().map(AddressRange::parse).toList();
    }

    /** The network of the client. */
    public ClientNetwork of(HttpServerRequest request) {
        ClientNetwork peer = ClientConnection.of(request).network();
        if (proxies.isEmpty() || request.remoteAddress() == null) {
            return peer;
        }
        byte[] client = bytes(String.valueOf(request.remoteAddress().hostAddress()));
        if (client == null || !isProxy(client)) {
            return peer;
        }
        List<String> headers = request.headers().getAll(FORWARDED_FOR);
        for (int i = headers.size() - 1; i >= 0; i--) {
            String header = headers.get(i);
            for (int end = header.length(); end >= 0; ) {
                int comma = header.lastIndexOf(',', end - 1);
                byte[] next = bytes(header.substring(comma + 1, end).strip());
                if (next == null) {
                    return ClientNetwork.of(client);
                }
                client = next;
                if (!isProxy(client)) {
                    return ClientNetwork.of(client);
                }
                end = comma;
            }
        }
        return ClientNetwork.of(client);
    }

    /** Whether that is one of the trusted proxies. */
    public boolean isProxy(InetAddress address) {
        return isProxy(address.getAddress());
    }

    private boolean isProxy(byte[] address) {
        for (AddressRange range : proxies) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static byte @Nullable [] bytes(String text) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(text);
        // An IPv4 address may be written as IPv6: ::ffff:192.0.2.1
        boolean mapped = address != null && address.length == 16 && text.indexOf('.') > 0;
        return mapped ? Arrays.copyOfRange(address, 12, 16) : address;
    }
}
