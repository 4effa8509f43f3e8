package io.dateline.seal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869), which the JDK has only from 25 on. */
final class Hkdf {

    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;
    private static final int MAX_BLOCKS = 255;

    private Hkdf() {}

    /** Extracts a uniformly random key from a secret. */
    static byte[] extract(byte[] salt, byte[] secret) {
        // An empty salt means zeros, and the JDK accepts no empty key.
        return mac(salt.length == 0 ? new byte[HASH_BYTES] : salt).doFinal(secret);
    }

    /** Expands an extracted key to this many bytes, different ones for each {@code info}. */
    static byte[] expand(byte[] key, byte[] info, int length) {
        if (length > MAX_BLOCKS * HASH_BYTES) {
            throw new IllegalArgumentException("HKDF gives no " + length + " bytes");
        }
        Mac mac = mac(key);
        byte[] all = new byte[length];
        byte[] block = {};
        for (int from = 0, number = 1; from < length; from += HASH_BYTES, number++) {
            mac.update(block);
            mac.update(info);
            mac.update((byte) number);
            block = mac.doFinal();
            System.arraycopy(block, 0, all, from, Math.min(HASH_BYTES, length - from));
        }
        Arrays.fill(block, (byte) 0);
        return all;
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
