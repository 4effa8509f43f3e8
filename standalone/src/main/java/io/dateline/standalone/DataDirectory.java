package io.dateline.standalone;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The directory with all data that Dateline keeps between runs; only its owner can read what is created in it.
 *
 * <p>One process uses it at a time: it holds a file lock, which the operating system releases when the process ends,
 * however it ends.
 */
final class DataDirectory implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final String LOCK = "dateline.lock";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Locks this directory, and creates it if it is missing.
     *
     * @throws CannotStart if it cannot be created or written, contains other files, or is used by another process
     */
    static DataDirectory open(Path wanted) throws CannotStart {
        try {
            if (!Files.isDirectory(wanted)) {
                Files.createDirectories(wanted.toAbsolutePath(), OWNER_ONLY);
            }
            Path path = wanted.toRealPath();
            refuseForeign(path);
            return new DataDirectory(path, lock(path));
        } catch (IOException e) {
            throw new CannotStart("The data directory " + wanted + " cannot be used: " + reason(e) + ".", e);
        }
    }

    /** Whether there is a data directory, in use or not. */
    static boolean isOne(Path path) {
        return Files.exists(path.resolve(LOCK));
    }

    /**
     * Locks a data directory that exists; empty if another process uses it.
     *
     * @throws CannotStart if it cannot be read or written
     */
    static Optional<DataDirectory> openUnlessInUse(Path path) throws CannotStart {
        try {
            FileChannel channel = FileChannel.open(path.resolve(LOCK), READ, WRITE);
            try {
                if (channel.tryLock() != null) {
                    writeHolder(channel);
                    return Optional.of(new DataDirectory(path, channel));
                }
            } catch (OverlappingFileLockException e) {
                // Locked by this very process: handled like any other process.
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new CannotStart("The data directory " + path + " cannot be used: " + reason(e) + ".", e);
        }
    }

    /** Its real path, absolute and without links. */
    Path path() {
        return path;
    }

    /** A subdirectory, created if it is missing. */
    Path directory(String name) throws IOException {
        Path directory = path.resolve(name);
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory, OWNER_ONLY);
        }
        return directory;
    }

    /** The secrets in this directory. */
    Secrets secrets() throws IOException {
        return new Secrets(directory("secrets"));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case FileAlreadyExistsException file -> "there is a file of that name";
            case FileSystemException fault when fault.getReason() != null -> fault.getReason();
            default -> "it cannot be read or written";
        };
    }

    /** A home directory given by mistake must not be filled with these files. */
    private static void refuseForeign(Path path) throws IOException, CannotStart {
        if (Files.exists(path.resolve(LOCK))) {
            return;
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(path)) {
            if (content.iterator().hasNext()) {
                throw new CannotStart("The data directory " + path
                        + " holds files that are not Dateline's: choose one that is empty or does not exist.");
            }
        }
    }

    private static void writeHolder(FileChannel locked) throws IOException {
        byte[] holder = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
        locked.truncate(0).write(ByteBuffer.wrap(holder), 0);
    }

    private static FileChannel lock(Path path) throws IOException, CannotStart {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), Set.of(CREATE, READ, WRITE), OWNER_ONLY_FILE);
        try {
            if (channel.tryLock() != null) {
                writeHolder(channel);
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Locked by this very process: handled like any other process.
        }
        String holder = Files.readString(path.resolve(LOCK)).strip();
        channel.close();
        throw new CannotStart("The data directory " + path + " is in use by another Dateline (process " + holder
                + "): stop that one, or choose another directory with --data.");
    }
}
