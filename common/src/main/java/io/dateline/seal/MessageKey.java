package io.dateline.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM with the key of one sender, whose counter is the nonce.
 *
 * <p>Ciphers are reused, since creating one costs more than using it: a few for each key, taken and put back without a
 * lock by any thread. Thread locals would not do, since there are thousands of virtual threads.
 */
final class MessageKey {

    static final int TAG_BYTES = 16;

    private static final int NONCE_BYTES = 12;
    private static final int KEPT = 8;

    private final SecretKeySpec key;
    private final AtomicReferenceArray<@Nullable Cipher> ciphers = new AtomicReferenceArray<>(KEPT);

    MessageKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * Seals in place the bytes of {@code frame} between the clear bytes at its start, which are authenticated, and the
     * space for the tag at its end.
     *
     * @param bound further data to authenticate
     */
    void seal(long counter, byte[] bound, byte[] frame, int clearBytes) {
        int slot = slot();
        try {
            Cipher cipher = take(slot);
            cipher.init(Cipher.ENCRYPT_MODE, key, nonce(counter));
            cipher.updateAAD(frame, 0, clearBytes);
            cipher.updateAAD(bound);
            cipher.doFinal(frame, clearBytes, frame.length - clearBytes - TAG_BYTES, frame, clearBytes);
            ciphers.setRelease(slot, cipher);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal", e);
        }
    }

    /** The sealed content; null if anything was changed, or it was sealed with another key. */
    byte @Nullable [] open(long counter, byte[] bound, ByteBuffer frame, int clearBytes) {
        int from = frame.arrayOffset() + frame.position();
        int slot = slot();
        try {
            Cipher cipher = take(slot);
            cipher.init(Cipher.DECRYPT_MODE, key, nonce(counter));
            cipher.updateAAD(frame.array(), from, clearBytes);
            cipher.updateAAD(bound);
            byte[] content = opened(cipher, frame.array(), from + clearBytes, frame.remaining() - clearBytes);
            ciphers.setRelease(slot, cipher);
            return content;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot open", e);
        }
    }

    private static byte @Nullable [] opened(Cipher cipher, byte[] bytes, int from, int length)
            throws GeneralSecurityException {
        try {
            byte[] content = new byte[length - TAG_BYTES];
            cipher.doFinal(bytes, from, length, content, 0);
            return content;
        } catch (AEADBadTagException e) {
            return null;
        }
    }

    private static int slot() {
        return (int) Thread.currentThread().threadId() & (KEPT - 1);
    }

    private Cipher take(int slot) throws GeneralSecurityException {
        Cipher kept = ciphers.getAndSet(slot, null);
        return kept == null ? Cipher.getInstance("AES/GCM/NoPadding") : kept;
    }

    private static GCMParameterSpec nonce(long counter) {
        return new GCMParameterSpec(
                TAG_BYTES * Byte.SIZE,
                ByteBuffer.allocate(NONCE_BYTES)
                        .putLong(NONCE_BYTES - Long.BYTES, counter)
                        .array());
    }
}
