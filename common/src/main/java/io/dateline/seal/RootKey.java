package io.dateline.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one secret: a short name for it, and a key for each sender.
 *
 * <p>With a key for each sender a counter is a nonce that is never used twice, without anybody agreeing on anything. The
 * sender is part of HKDF's {@code info}, not of its salt: whoever writes a message chooses the sender in it, and RFC 5869
 * wants a salt that no attacker can choose.
 */
final class RootKey {

    /** Where there is no secret, which is on loopback alone: known to all, it keeps nobody out. */
    private static final String NO_SECRET = "dateline bus without a secret";

    private static final byte[] SALT = ascii("dateline bus 1");
    private static final byte[] ID = ascii("key id");
    private static final byte[] SENDER = ascii("aes-256-gcm of sender ");
    private static final int KEY_BYTES = 32;

    private final byte[] key;
    private final int id;

    private RootKey(byte[] key) {
        this.key = key;
        this.id = ByteBuffer.wrap(Hkdf.expand(key, ID, Integer.BYTES)).getInt();
    }

    /** That of a secret, or the one that stands for none. */
    static RootKey of(@Nullable String secret) {
        String text = secret == null ? NO_SECRET : secret;
        return new RootKey(Hkdf.extract(SALT, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Says which key it is, and nothing of the key. */
    int id() {
        return id;
    }

    /** The key under which this sender seals. */
    MessageKey of(SenderId sender) {
        ByteBuffer info = ByteBuffer.allocate(SENDER.length + SenderId.BYTES).put(SENDER);
        sender.write(info);
        return new MessageKey(Hkdf.expand(key, info.array(), KEY_BYTES));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
