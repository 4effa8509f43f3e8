package io.dateline.standalone.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Copies the files of a running PostgreSQL, all databases as of one moment: that at which the copy ends.
 *
 * <p>PostgreSQL's low-level interface is used, since its programs for it are not among the embedded ones. A replication slot,
 * which lasts as long as the connection, keeps the write-ahead log. Then {@code pg_backup_start}; the files are copied while they
 * change; {@code pg_backup_stop} gives the content of {@code backup_label}; and the write-ahead log of that time is copied, from
 * which a restored PostgreSQL repairs the files at its first start. {@code pg_control} is copied last.
 */
final class ClusterCopy {

    /** What is in these is made anew at a start. */
    private static final Set<String> LEFT_EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "backup_label",
            "tablespace_map",
            "backup_manifest",
            "postgresql.auto.conf.tmp",
            "pg_internal.init");

    private static final String CONTROL = "global/pg_control";
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
    private static final int SEGMENTS_IN_A_LOG = 256;
    private static final int READS_OF_CONTROL = 20;

    private final Path data;
    private final String name;
    private final CopiedFiles copied;

    /**
     * @param data the data directory of PostgreSQL
     * @param name that of the directory in the backup
     */
    ClusterCopy(Path data, String name, CopiedFiles copied) {
        this.data = data;
        this.name = name;
        this.copied = copied;
    }

    /** Copies it. */
    void run(BackupSession session) throws IOException, BackupFailed {
        String first = session.begin();
        copyFiles();
        BackupSession.Ended ended = session.end();
        copied.write(name + "/backup_label", ended.label().getBytes(UTF_8));
        copyLog(first, ended.lastSegment());
    }

    private void copyFiles() throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (directory.getFileName().toString().startsWith("pgsql_tmp") || isBelowLeftEmpty(directory)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                copied.directory(place(directory));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && isCopied(file)) {
                    copy(file);
                }
                return FileVisitResult.CONTINUE;
            }

            // A table may be dropped meanwhile.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                if (fault instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw fault;
            }
        });
        copyControl();
    }

    /** Such as the directory of the replication slot that this backup uses. */
    private boolean isBelowLeftEmpty(Path directory) {
        Path path = data.relativize(directory);
        return path.getNameCount() > 1 && LEFT_EMPTY.contains(path.getName(0).toString());
    }

    private boolean isCopied(Path file) {
        Path path = data.relativize(file);
        String last = path.getFileName().toString();
        return !LEFT_OUT.contains(last)
                && !last.startsWith("pgsql_tmp")
                && !LEFT_EMPTY.contains(path.getName(0).toString())
                && !path.equals(Path.of(CONTROL));
    }

    private void copy(Path file) throws IOException {
        try {
            copied.copy(file, place(file));
        } catch (NoSuchFileException e) {
            // A table was dropped meanwhile, which the write-ahead log says too.
        }
    }

    /** Read until it is twice the same: PostgreSQL may be writing it. */
    private void copyControl() throws IOException {
        Path control = data.resolve(CONTROL);
        byte[] read = Files.readAllBytes(control);
        for (int reads = 1; reads < READS_OF_CONTROL; reads++) {
            byte[] again = Files.readAllBytes(control);
            if (Arrays.equals(read, again)) {
                break;
            }
            read = again;
        }
        copied.write(name + "/" + CONTROL, read);
    }

    private void copyLog(String first, String last) throws IOException, BackupFailed {
        List<Path> segments;
        try (var files = Files.list(data.resolve("pg_wal"))) {
            segments = files.filter(
                            file -> isBetween(first, last, file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
        if (segments.size() != number(last) - number(first) + 1) {
            throw new BackupFailed("The write-ahead log from " + first + " to " + last + " is not whole.");
        }
        for (Path segment : segments) {
            copied.copy(segment, place(segment));
        }
    }

    private static boolean isBetween(String first, String last, String file) {
        return SEGMENT.matcher(file).matches() && file.compareTo(first) >= 0 && file.compareTo(last) <= 0;
    }

    /** The number of a segment: after the timeline a log of 4 GiB, and its segment of 16 MiB. */
    private static long number(String segment) {
        return Long.parseLong(segment.substring(8, 16), 16) * SEGMENTS_IN_A_LOG
                + Long.parseLong(segment.substring(16), 16);
    }

    private String place(Path file) {
        String path = data.relativize(file).toString();
        return path.isEmpty() ? name : name + "/" + path;
    }
}
