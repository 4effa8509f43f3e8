package io.dateline.comment.intake;

import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens with which a writer proves to have written a comment.
 *
 * <p>For as long as it is held they see it by that token, too.
 *
 * <p>A token is an HMAC of the comment's id with a key that all replicas share. It is not stored, neither with the comment
 * nor with the answer that is kept for its idempotency key.
 */
public final class EditTokens {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    EditTokens(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** With the key that was generated when the database was created. */
    public static Future<EditTokens> load(Database database) {
        return database.query("SELECT key FROM edit_token_key", Tuple.tuple())
                .map(rows -> new EditTokens(rows.iterator().next().getBuffer(0).getBytes()));
    }

    /** Whether a text is the token of a comment; told in the same time whatever it is. */
    public boolean isOf(long commentId, String token) {
        return MessageDigest.isEqual(
                of(commentId).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** The token of a comment: 256 bits in URL-safe Base64. */
    String of(long commentId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] token = mac.doFinal(("edit:" + commentId).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
