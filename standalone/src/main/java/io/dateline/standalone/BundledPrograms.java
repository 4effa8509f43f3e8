package io.dateline.standalone;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static redis.embedded.core.ExecutableProvider.newProvidedVersionsMap;
import static redis.embedded.model.OsArchitecture.detectOSandArchitecture;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.file.PathUtils;
import org.tukaani.xz.XZInputStream;
import redis.embedded.core.ExecutableProvider;

/**
 * The programs bundled in jars, extracted to a directory as executable files; existing files stay.
 *
 * <p>Only the archives of the libraries are used. Their own way of running the programs is made for tests: they unpack
 * into the shared temporary directory, trust everyone on loopback, hide the process, and one of them stops its server
 * in a shutdown hook of its own, before its clients.
 */
final class BundledPrograms {

    private final Path directory;

    BundledPrograms(Path directory) {
        this.directory = directory;
    }

    /**
     * The directory with PostgreSQL's {@code bin}, {@code lib} and {@code share}. The first call takes a second.
     *
     * @throws CannotStart if there is no PostgreSQL for this operating system and processor
     */
    Path postgres() throws IOException, CannotStart {
        byte[] archive = postgresArchive();
        CRC32C checksum = new CRC32C();
        checksum.update(archive);
        Path home = directory.resolve("postgres-%08x".formatted(checksum.getValue()));
        if (!Files.exists(home)) {
            Path unpacked = directory.resolve("unpacking");
            if (Files.exists(unpacked)) {
                PathUtils.deleteDirectory(unpacked);
            }
            unpack(archive, unpacked);
            Files.move(unpacked, home, ATOMIC_MOVE);
        }
        return home;
    }

    /**
     * The file {@code redis-server}.
     *
     * @throws CannotStart if there is no Redis for this operating system and processor
     */
    Path redis() throws IOException, CannotStart {
        String resource = newProvidedVersionsMap().get(detectOSandArchitecture());
        if (resource == null) {
            throw new CannotStart("There is no Redis for this kind of machine (" + machine() + ").");
        }
        return file(
                ExecutableProvider.class,
                resource,
                Path.of(resource).getFileName().toString());
    }

    /** The script of {@link Watchdog}. */
    Path watchdog() throws IOException {
        Files.deleteIfExists(directory.resolve("watchdog.sh"));
        return file(BundledPrograms.class, "watchdog.sh", "watchdog.sh");
    }

    private Path file(Class<?> beside, String resource, String name) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            Path written = directory.resolve(name + ".part");
            try (InputStream content = beside.getResourceAsStream(resource)) {
                if (content == null) {
                    throw new FileNotFoundException(resource);
                }
                Files.deleteIfExists(written);
                Files.copy(content, written);
            }
            makeExecutable(written);
            Files.move(written, file, ATOMIC_MOVE);
        }
        return file;
    }

    private static byte[] postgresArchive() throws IOException, CannotStart {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        String processor = System.getProperty("os.arch");
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system, "amd64".equals(processor) ? "x86_64" : processor)) {
            return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new CannotStart("There is no PostgreSQL for this kind of machine (" + machine() + ").", e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (var entries = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.resolveSibling(""));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(entries, file);
                    if (file.startsWith(target.resolve("bin"))) {
                        makeExecutable(file);
                    }
                }
            }
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        if (!file.toFile().setExecutable(true, true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private static String machine() {
        return System.getProperty("os.name") + ", " + System.getProperty("os.arch");
    }
}
