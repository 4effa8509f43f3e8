package io.dateline.gateway.prepared;

import io.dateline.digest.Sha256;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** What is made of a body once, when an answer is prepared. */
public final class Bodies {

    private static final int WORTH_COMPRESSING = 1_024;
    private static final int HASH_BYTES = 15;

    private Bodies() {}

    /** A text of 20 characters that stands for the body. */
    public static String hash(Buffer body) {
        // Where the body is, without a copy.
        byte[] digest = Sha256.of(((BufferInternal) body).getByteBuf().nioBuffer());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
    }

    /** Whether it is long enough to be sent compressed. */
    static boolean isWorthCompressing(Buffer body) {
        return body.length() > WORTH_COMPRESSING;
    }

    /** The body compressed. */
    static Buffer gzip(Buffer body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length() / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
