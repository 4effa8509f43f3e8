package io.dateline.standalone.backup;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.dateline.digest.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Copies files into a new directory, onto the disk and with their permissions, and notes what was written. */
final class CopiedFiles {

    private static final int BUFFER_BYTES = 1 << 18;
    private static final String OWNER_ONLY = "rw-------";

    private final NewDirectory target;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final List<String> directories = new ArrayList<>();
    private final List<BackedUpFile> files = new ArrayList<>();

    CopiedFiles(NewDirectory target) {
        this.target = target;
    }

    List<String> directories() {
        return List.copyOf(directories);
    }

    List<BackedUpFile> files() {
        return List.copyOf(files);
    }

    /** Makes a directory. */
    void directory(String path) throws IOException {
        target.directory(path);
        directories.add(path);
    }

    /**
     * Copies a file, which may grow or shrink meanwhile.
     *
     * @throws NoSuchFileException if it is gone; nothing is then noted
     */
    void copy(Path source, String path) throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(source);
        try (FileChannel from = FileChannel.open(source, READ)) {
            write(path, from, mode);
        }
    }

    /** Writes a file of our own, readable for its owner only. */
    void write(String path, byte[] content) throws IOException {
        try (FileChannel to = create(path, PosixFilePermissions.fromString(OWNER_ONLY))) {
            ByteBuffer all = ByteBuffer.wrap(content);
            while (all.hasRemaining()) {
                to.write(all);
            }
            to.force(true);
        }
        files.add(new BackedUpFile(path, content.length, HexFormat.of().formatHex(Sha256.of(content)), OWNER_ONLY));
    }

    private void write(String path, FileChannel from, Set<PosixFilePermission> mode) throws IOException {
        MessageDigest digest = Sha256.start();
        long bytes = 0;
        try (FileChannel to = create(path, mode)) {
            while (from.read(buffer.clear()) >= 0) {
                digest.update(buffer.flip());
                buffer.rewind();
                while (buffer.hasRemaining()) {
                    bytes += to.write(buffer);
                }
            }
            to.force(true);
        }
        files.add(new BackedUpFile(
                path, bytes, HexFormat.of().formatHex(digest.digest()), PosixFilePermissions.toString(mode)));
    }

    private FileChannel create(String path, Set<PosixFilePermission> mode) throws IOException {
        return FileChannel.open(
                target.path().resolve(path), Set.of(CREATE_NEW, WRITE), PosixFilePermissions.asFileAttribute(mode));
    }
}
