package io.dateline.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256. */
public final class Sha256 {

    private Sha256() {}

    /** Of these bytes, 32 others. */
    public static byte[] of(byte[] bytes) {
        return start().digest(bytes);
    }

    /** Of what is between its position and its limit, which is then its position. */
    public static byte[] of(ByteBuffer bytes) {
        MessageDigest digest = start();
        digest.update(bytes);
        return digest.digest();
    }

    /** Of a text in UTF-8. */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of bytes that come one after the other. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
