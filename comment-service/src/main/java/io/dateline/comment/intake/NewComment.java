package io.dateline.comment.intake;

import io.dateline.comment.markup.Markup;
import io.dateline.contract.CommentContract.Write;
import io.dateline.digest.Sha256;
import io.dateline.sql.IdempotencyKeys;
import io.vertx.core.buffer.Buffer;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed comment with what is made from it.
 *
 * @param slug of the article that it is on
 * @param nameIsReserved whether readers would take its writer for the newsroom
 * @param writer by which its writer is told from others
 * @param html what is shown of the text
 * @param textDigest the same for texts that differ in white space only
 * @param key the idempotency key; null when the client sent none
 * @param fingerprint of what is asked with the key, wherever the article has moved meanwhile
 * @param again whether the same was asked a moment before, and may have been written then
 */
record NewComment(
        String slug,
        String name,
        boolean nameIsReserved,
        String email,
        String writer,
        @Nullable String url,
        String markdown,
        String html,
        Buffer textDigest,
        @Nullable Long parentId,
        @Nullable String key,
        Buffer fingerprint,
        boolean again) {

    /** Whose the keys are: the article's, whose id is to follow. */
    static final String KEY_SCOPE = "comment:";

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s++", Pattern.UNICODE_CHARACTER_CLASS);

    static NewComment from(Write written, Markup shown, boolean nameIsReserved, boolean again) {
        String email = written.email().strip();
        Write keyed =
                new Write("", written.name(), written.email(), written.url(), written.body(), written.parentId(), null);
        return new NewComment(
                written.slug(),
                written.name().strip(),
                nameIsReserved,
                email,
                Addresses.writer(email),
                written.url(),
                written.body(),
                shown.html(),
                digest(written.body()),
                written.parentId(),
                written.idempotencyKey(),
                written.idempotencyKey() == null ? Buffer.buffer() : IdempotencyKeys.fingerprint(keyed),
                again);
    }

    private static Buffer digest(String text) {
        String normalised = WHITE_SPACE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC).strip())
                .replaceAll(" ");
        return Buffer.buffer(Sha256.of(normalised));
    }

    /** Shows nothing of its writer. */
    @Override
    public String toString() {
        return "NewComment[parentId=" + parentId + "]";
    }
}
