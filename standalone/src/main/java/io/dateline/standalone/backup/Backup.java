package io.dateline.standalone.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes a backup of a data directory: its databases, its secrets, and that the account admin exists. */
public final class Backup {

    private static final String POSTGRES = "postgres";
    private static final String SECRETS = "secrets";
    private static final String ADMIN_EXISTS = "admin-exists";
    private static final long MEBIBYTE = 1L << 20;

    private final Path data;
    private final Path target;

    /**
     * @param data the data directory, whose PostgreSQL runs
     * @param target where the backup is to be; nothing or an empty directory is there
     */
    public Backup(Path data, Path target) {
        this.data = data;
        this.target = target;
    }

    /**
     * Makes it.
     *
     * @param session with its PostgreSQL
     * @throws BackupFailed with a sentence; nothing is then left of it
     */
    public Manifest run(BackupSession session, Origin origin) throws BackupFailed, IOException {
        requireFree(target);
        try (NewDirectory written = NewDirectory.begin(target)) {
            requireSpace(written.path());
            CopiedFiles copied = new CopiedFiles(written);
            copySecrets(copied);
            new ClusterCopy(data.resolve(POSTGRES), POSTGRES, copied).run(session);
            Manifest manifest = new Manifest(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS), origin, copied.directories(), copied.files());
            String text = manifest.text();
            copied.write(Manifest.NAME, text.getBytes(UTF_8));
            copied.write(Manifest.CHECKSUM, (Manifest.checksum(text) + "\n").getBytes(UTF_8));
            written.unlock();
            written.finish();
            return manifest;
        }
    }

    /**
     * Checks that nothing would be written over.
     *
     * @throws BackupFailed if a file, or a directory that holds files, is there
     */
    public static void requireFree(Path target) throws BackupFailed, IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new BackupFailed(target + " is a file: name a directory that is empty or does not exist.");
        }
        try (var content = Files.list(target)) {
            if (content.findAny().isPresent()) {
                throw new BackupFailed(target + " holds files: name a directory that is empty or does not exist.");
            }
        }
    }

    private void copySecrets(CopiedFiles copied) throws IOException {
        copied.directory(SECRETS);
        try (var secrets = Files.list(data.resolve(SECRETS))) {
            for (Path secret : (Iterable<Path>) secrets.filter(Files::isRegularFile)::iterator) {
                copied.copy(secret, SECRETS + "/" + secret.getFileName());
            }
        }
        if (Files.exists(data.resolve(ADMIN_EXISTS))) {
            copied.copy(data.resolve(ADMIN_EXISTS), ADMIN_EXISTS);
        }
    }

    private void requireSpace(Path where) throws IOException, BackupFailed {
        long needed = FileSizes.below(data.resolve(POSTGRES));
        FileStore store = Files.getFileStore(where);
        if (store.getUsableSpace() < needed) {
            throw new BackupFailed("There is not enough space at " + target + ": about " + needed / MEBIBYTE
                    + " MiB are needed, and " + store.getUsableSpace() / MEBIBYTE + " are free.");
        }
    }
}
