package io.dateline.standalone;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Secrets in files that only their owner can read, each created at its first use and then permanent.
 *
 * <p>A secret is 256 random bits as 43 characters of URL-safe Base64, which need no quoting in SQL or in configuration
 * files.
 */
final class Secrets {

    private static final int BYTES = 32;

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    Secrets(Path directory) {
        this.directory = directory;
    }

    /** The secret with this name. */
    String get(String name) throws IOException {
        return Files.readString(file(name)).strip();
    }

    /** The file of the secret with this name, for programs that read it themselves. */
    Path file(String name) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            make(file);
        }
        return file;
    }

    /** Whether the secret exists. */
    boolean has(String name) {
        return Files.exists(directory.resolve(name));
    }

    /** Deletes the secret. */
    void forget(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    /** Written to a temporary file and renamed, so that a crash leaves no partial secret. */
    private void make(Path file) throws IOException {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits) + "\n";
        // Temporary files are created with access for their owner only.
        Path written = Files.createTempFile(directory, "new-", "");
        try (FileChannel channel = FileChannel.open(written, WRITE)) {
            channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(written, file, ATOMIC_MOVE);
    }
}
