package io.dateline.standalone.backup;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.io.file.PathUtils;

/**
 * A directory that is written beside its place, as {@code NAME.unfinished}, and gets its name only when it is whole and on the
 * disk. Closed before that, it is removed; what a killed process left is removed by the next one.
 */
public final class NewDirectory implements AutoCloseable {

    /** The lock file, which is that of a data directory. */
    static final String LOCK = "dateline.lock";

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path wanted;
    private final Path unfinished;
    private final FileChannel lock;
    private boolean finished;

    private NewDirectory(Path wanted, Path unfinished, FileChannel lock) {
        this.wanted = wanted;
        this.unfinished = unfinished;
        this.lock = lock;
    }

    /**
     * Begins one, to be readable for its owner only.
     *
     * @param place its name later; whatever is there is left alone until {@link #finish}
     * @throws BackupFailed if another process is writing it
     */
    public static NewDirectory begin(Path place) throws BackupFailed, IOException {
        Path wanted = place.toAbsolutePath().normalize();
        Path parent = parentOf(wanted);
        Files.createDirectories(parent);
        if (Files.isDirectory(wanted) && !Files.getFileStore(wanted).equals(Files.getFileStore(parent))) {
            throw new BackupFailed(wanted + " is a file system of its own: name a directory in it.");
        }
        Path unfinished = parent.resolve(wanted.getFileName() + ".unfinished");
        removeAbandoned(unfinished);
        Files.createDirectory(unfinished, OWNER_ONLY);
        return new NewDirectory(wanted, unfinished, locked(unfinished));
    }

    /** Where it is written. */
    public Path path() {
        return unfinished;
    }

    /** A directory in it, readable for its owner only, with those above it. */
    public Path directory(String path) throws IOException {
        return Files.createDirectories(unfinished.resolve(path), OWNER_ONLY);
    }

    /** Removes the lock file: what is written is no data directory. */
    void unlock() throws IOException {
        lock.close();
        Files.delete(unfinished.resolve(LOCK));
    }

    /**
     * Gives it its name.
     *
     * @throws BackupFailed if there is something with that name meanwhile; an empty directory is replaced
     */
    public void finish() throws BackupFailed, IOException {
        try (var all = Files.walk(unfinished)) {
            for (Path directory : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) {
                force(directory);
            }
        }
        try {
            Files.move(unfinished, wanted, ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException e) {
            throw new BackupFailed(wanted + " holds files: nothing is written over them.", e);
        }
        finished = true;
        force(parentOf(wanted));
    }

    @Override
    public void close() throws IOException {
        // Interrupted where the process is to end: the files go nevertheless.
        boolean interrupted = Thread.interrupted();
        lock.close();
        if (!finished) {
            PathUtils.deleteDirectory(unfinished);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path parentOf(Path path) throws BackupFailed {
        Path parent = path.getParent();
        if (parent == null) {
            throw new BackupFailed(path + " cannot be written.");
        }
        return parent;
    }

    private static void removeAbandoned(Path unfinished) throws BackupFailed, IOException {
        if (Files.exists(unfinished)) {
            locked(unfinished).close();
            PathUtils.deleteDirectory(unfinished);
        }
    }

    private static FileChannel locked(Path directory) throws BackupFailed, IOException {
        FileChannel channel = FileChannel.open(directory.resolve(LOCK), Set.of(CREATE, WRITE), OWNER_ONLY_FILE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Another one in this process: handled alike.
        }
        channel.close();
        throw new BackupFailed(directory + " is being written by another process.");
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }
}
