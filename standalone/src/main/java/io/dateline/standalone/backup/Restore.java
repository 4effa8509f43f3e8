package io.dateline.standalone.backup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.dateline.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Puts a backup into a new data directory. */
public final class Restore {

    private static final int BUFFER_BYTES = 1 << 18;
    private static final long MEBIBYTE = 1L << 20;

    private final Path backup;
    private final Manifest manifest;

    private Restore(Path backup, Manifest manifest) {
        this.backup = backup;
        this.manifest = manifest;
    }

    /**
     * Reads a backup, and checks every file of it.
     *
     * @throws BackupFailed if it is none, or was damaged
     */
    public static Restore checked(Path backup) throws BackupFailed, IOException {
        Manifest manifest = Manifest.read(backup);
        Restore restore = new Restore(backup.toRealPath(), manifest);
        for (BackedUpFile file : manifest.files()) {
            restore.check(file);
        }
        return restore;
    }

    /** What the backup holds. */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * Copies it, and checks once more what was copied.
     *
     * @param here what it is to run with
     * @throws BackupFailed if it does not fit, or there is no space for it
     */
    public void into(NewDirectory data, Origin here) throws BackupFailed, IOException {
        manifest.origin().checkUsable(here);
        long free = Files.getFileStore(data.path()).getUsableSpace();
        if (free < manifest.bytes()) {
            throw new BackupFailed("There is not enough space at " + data.path() + ": " + manifest.bytes() / MEBIBYTE
                    + " MiB are needed, and " + free / MEBIBYTE + " are free. Nothing was changed.");
        }
        CopiedFiles copied = new CopiedFiles(data);
        for (String directory : manifest.directories()) {
            copied.directory(inside(directory));
        }
        for (BackedUpFile file : manifest.files()) {
            copied.copy(backup.resolve(inside(file.path())), file.path());
            Files.setPosixFilePermissions(
                    data.path().resolve(file.path()), PosixFilePermissions.fromString(file.mode()));
            BackedUpFile written = copied.files().getLast();
            if (written.bytes() != file.bytes() || !written.sha256().equals(file.sha256())) {
                throw Manifest.damaged(file.path() + " is not what was written");
            }
        }
    }

    private void check(BackedUpFile file) throws BackupFailed, IOException {
        Path path = backup.resolve(inside(file.path()));
        if (!Files.isRegularFile(path, NOFOLLOW_LINKS)) {
            throw Manifest.damaged(file.path() + " is missing");
        }
        if (Files.size(path) != file.bytes()) {
            throw Manifest.damaged(file.path() + " has " + Files.size(path) + " bytes instead of " + file.bytes());
        }
        if (!sha256(path).equals(file.sha256())) {
            throw Manifest.damaged(file.path() + " is not what was written");
        }
    }

    /** A manifest could name files elsewhere. */
    private String inside(String path) throws BackupFailed {
        Path resolved = backup.resolve(path).normalize();
        if (!resolved.startsWith(backup) || resolved.equals(backup)) {
            throw Manifest.damaged("it names the file " + path);
        }
        return path;
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream content = Files.newInputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
