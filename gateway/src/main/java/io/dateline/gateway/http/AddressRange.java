package io.dateline.gateway.http;

import io.netty.util.NetUtil;

/** A range of addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}, or a single address. */
final class AddressRange {

    private final byte[] address;
    private final int bits;

    private AddressRange(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = NetUtil.createByteArrayFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("Not an address");
        }
        int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > address.length * 8) {
            throw new IllegalArgumentException("Not a length");
        }
        return new AddressRange(address, bits);
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        for (int i = 0; i < address.length; i++) {
            int keep = Math.clamp(bits - i * 8L, 0, 8);
            if (((address[i] ^ other[i]) & (0xFF << (8 - keep)) & 0xFF) != 0) {
                return false;
            }
        }
        return true;
    }
}
