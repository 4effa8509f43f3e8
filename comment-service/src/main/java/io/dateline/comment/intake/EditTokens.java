package io.dateline.comment.intake;

import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens by which a writer proves to have written a comment.
 *
 * <p>A token is made from the comment's id and a key that all replicas share, so it need not be stored, neither with
 * the comment nor with an answer that is kept to be given again.
 */
final class EditTokens {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    EditTokens(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** With the key that was drawn when the database was made. */
    static Future<EditTokens> load(Database database) {
        return database.query("SELECT key FROM edit_token_key", Tuple.tuple())
                .map(rows -> new EditTokens(rows.iterator().next().getBuffer(0).getBytes()));
    }

    /** The token of a comment: 256 bits as text that fits into a URL. */
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
