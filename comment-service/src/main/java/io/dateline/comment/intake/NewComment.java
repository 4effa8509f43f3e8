package io.dateline.comment.intake;

import io.dateline.comment.markup.Markup;
import io.dateline.contract.CommentContract.Write;
import io.dateline.digest.Sha256;
import io.dateline.sql.IdempotencyKeys;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A valid comment with the values that are derived from it.
 *
 * @param slug the slug of its article
 * @param nameIsReserved whether readers would take its writer for the newsroom
 * @param writer identifies its writer: see {@link Likeness#writer}
 * @param html the sanitised HTML of the text
 * @param textDigest equal for texts that readers take for the same: see {@link Likeness#of}
 * @param key the idempotency key; null if the client sent none
 * @param fingerprint identifies the request that was sent with the key; does not depend on the article's slug, which may change
 * @param again whether the bus delivers the request a second time, so that the comment may have been written already
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

    /** The scope of idempotency keys; the id of the article is appended. */
    static final String KEY_SCOPE = "comment:";

    static NewComment from(Write written, Markup shown, boolean nameIsReserved, boolean again) {
        Write keyed =
                new Write("", written.name(), written.email(), written.url(), written.body(), written.parentId(), null);
        return new NewComment(
                written.slug(),
                written.name(),
                nameIsReserved,
                written.email(),
                Likeness.writer(written.email()),
                written.url(),
                written.body(),
                shown.html(),
                Buffer.buffer(Sha256.of(Likeness.of(shown))),
                written.parentId(),
                written.idempotencyKey(),
                written.idempotencyKey() == null ? Buffer.buffer() : IdempotencyKeys.fingerprint(keyed),
                again);
    }

    /** Keeps the writer's data out of logs. */
    @Override
    public String toString() {
        return "NewComment[parentId=" + parentId + "]";
    }
}
