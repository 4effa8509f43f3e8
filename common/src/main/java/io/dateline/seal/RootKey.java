package io.dateline.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The keys derived from one secret: a short id of it, and a key for each sender.
 *
 * <p>With a key for each sender, the sender's counter is a nonce that is never used twice, without any coordination.
 * The sender is part of HKDF's {@code info}, not of its salt: an attacker chooses the sender in a message, and RFC 5869
 * requires a salt that an attacker cannot choose.
 */
final class RootKey {

    /** Used without a secret, on loopback only: everybody knows it, so it keeps nobody out. */
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

    /** The root key of a secret; null stands for none. */
    static RootKey of(@Nullable String secret) {
        String text = secret == null ? NO_SECRET : secret;
        return new RootKey(Hkdf.extract(SALT, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Identifies the key without disclosing anything of it. */
    int id() {
        return id;
    }

    /** The key of a sender. */
    MessageKey of(SenderId sender) {
        ByteBuffer info = ByteBuffer.allocate(SENDER.length + SenderId.BYTES).put(SENDER);
        sender.write(info);
        return new MessageKey(Hkdf.expand(key, info.array(), KEY_BYTES));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
