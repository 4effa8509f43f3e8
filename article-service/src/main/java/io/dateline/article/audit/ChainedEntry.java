package io.dateline.article.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dateline.digest.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log as it is stored, and the computation of its hash.
 *
 * <p>The hash is the SHA-256 of the concatenation of these fields: {@code dateline-audit-1}, sequence, month
 * ({@code 2026-03-01}), microseconds since 1970, kind, id and name of the actor, action, kind and id of the subject, request
 * id, details as PostgreSQL writes its {@code jsonb}, and the previous hash in hexadecimal. Each field is encoded as the
 * length of its UTF-8 in four bytes, big-endian, followed by the UTF-8; null is a length of -1. The encoding is unambiguous, and
 * anybody can compute it from the stored columns. PostgreSQL computes the hash when it stores the entry, by a function that an
 * attacker could change; so this class checks it independently.
 */
record ChainedEntry(
        long sequence,
        String month,
        long micros,
        String actorKind,
        @Nullable String actorId,
        @Nullable String actorName,
        String action,
        String subjectKind,
        @Nullable String subjectId,
        @Nullable String requestId,
        String details,
        String previousHash,
        String hash) {

    /** The previous hash of the first entry. */
    static final String NONE = "00".repeat(32);

    /** All entries, in the order of the chain. */
    static final String ALL = """
            SELECT sequence, to_char(month, 'YYYY-MM-DD') AS month,
                (extract(epoch FROM at) * 1000000)::bigint AS micros, actor_kind, actor_id::text AS actor_id, actor_name,
                action, subject_kind, subject_id, request_id, details::text AS details,
                encode(previous_hash, 'hex') AS previous_hash, encode(hash, 'hex') AS hash
            FROM audit_entry ORDER BY sequence, month
            """;

    private static final String FORM = "dateline-audit-1";

    static ChainedEntry of(ResultSet row) throws SQLException {
        return new ChainedEntry(
                row.getLong("sequence"),
                row.getString("month"),
                row.getLong("micros"),
                row.getString("actor_kind"),
                row.getString("actor_id"),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                row.getString("request_id"),
                row.getString("details"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    /** The hash that the entry should have, in hexadecimal. */
    String computedHash() {
        MessageDigest digest = Sha256.start();
        add(digest, FORM);
        add(digest, Long.toString(sequence));
        add(digest, month);
        add(digest, Long.toString(micros));
        add(digest, actorKind);
        add(digest, actorId);
        add(digest, actorName);
        add(digest, action);
        add(digest, subjectKind);
        add(digest, subjectId);
        add(digest, requestId);
        add(digest, details);
        add(digest, previousHash);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, @Nullable String field) {
        byte[] bytes = field == null ? new byte[0] : field.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(field == null ? -1 : bytes.length)
                .flip());
        digest.update(bytes);
    }
}
