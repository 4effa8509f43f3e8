package io.dateline.article.staff;

import io.dateline.digest.Sha256;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A refresh token: 256 random bits. The database stores only its digest.
 *
 * <p>The successor of a token is the HMAC-SHA-256 of a random salt, keyed by the token. So the same successor can be issued
 * twice without being stored: neither the database alone nor the token alone is enough to compute it.
 */
final class RefreshToken {

    private static final int BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    private RefreshToken(byte[] secret) {
        this.secret = secret;
    }

    static RefreshToken fresh() {
        return new RefreshToken(random(BYTES));
    }

    static byte[] freshSalt() {
        return random(SALT_BYTES);
    }

    /** Parses the text of a token; empty if it has not the form of one. */
    static Optional<RefreshToken> parse(String text) {
        try {
            byte[] secret = Base64.getUrlDecoder().decode(text);
            return secret.length == BYTES ? Optional.of(new RefreshToken(secret)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The text that the client gets: 43 characters of URL-safe Base64. */
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What the database stores. The token is random, so a plain digest without salt is enough. */
    byte[] digest() {
        return Sha256.of(secret);
    }

    RefreshToken successor(byte[] salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return new RefreshToken(mac.doFinal(salt));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
