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
 * Secrets kept as files that only their owner can read, each made when it is first asked for and the same ever after.
 *
 * <p>A secret is 43 characters of URL-safe Base64: 256 random bits. It needs no quoting in SQL or in a configuration.
 */
final class Secrets {

    private static final int BYTES = 32;

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    Secrets(Path directory) {
        this.directory = directory;
    }

    /** The secret of this name. */
    String get(String name) throws IOException {
        return Files.readString(file(name)).strip();
    }

    /** The file that holds the secret of this name, for programs that read it themselves. */
    Path file(String name) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            make(file);
        }
        return file;
    }

    /** Whether the secret of this name was ever made, and not forgotten since. */
    boolean has(String name) {
        return Files.exists(directory.resolve(name));
    }

    /** Deletes it. */
    void forget(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    /** Written aside and moved: a crash midway leaves no half of a secret behind. */
    private void make(Path file) throws IOException {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits) + "\n";
        // A temporary file is made for its owner's eyes only.
        Path written = Files.createTempFile(directory, "new-", "");
        try (FileChannel channel = FileChannel.open(written, WRITE)) {
            channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(written, file, ATOMIC_MOVE);
    }
}
