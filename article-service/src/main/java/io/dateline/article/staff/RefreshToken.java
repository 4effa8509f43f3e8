package io.dateline.article.staff;

import io.dateline.digest.Sha256;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A refresh token: 256 random bits, of which the database has a digest alone.
 *
 * <p>A token's successor is HMAC-SHA-256 of a random salt, keyed by the token. So the same successor can be given twice
 * though it is kept nowhere: who has only the database cannot compute it, and neither can who has only the token.
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

    /** The token written so; empty for what cannot be one. */
    static Optional<RefreshToken> parse(String text) {
        try {
            byte[] secret = Base64.getUrlDecoder().decode(text);
            return secret.length == BYTES ? Optional.of(new RefreshToken(secret)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As the client has it: 43 characters of URL-safe Base64. */
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What the database has of it. The token is random, so a digest without salt and passes is enough. */
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
