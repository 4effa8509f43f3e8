package io.dateline.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** PostgreSQL and Redis, unpacked once for all tests of a build. */
final class UnpackedPrograms {

    private static final Path DIRECTORY = Path.of("target", "test-programs");

    private UnpackedPrograms() {}

    static synchronized BundledPrograms get() throws IOException, CannotStart {
        BundledPrograms programs = new BundledPrograms(Files.createDirectories(DIRECTORY));
        programs.postgres();
        programs.redis();
        return programs;
    }

    /** Links them into a data directory that is still to be made. */
    static void putInto(Path data) throws IOException, CannotStart {
        get();
        if (Files.exists(data)) {
            return;
        }
        DataDirectory.open(data).close();
        try (var files = Files.walk(DIRECTORY)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = data.resolve("programs").resolve(DIRECTORY.relativize(file));
                if (Files.isSymbolicLink(file)) {
                    Files.createSymbolicLink(target, Files.readSymbolicLink(file));
                } else if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createLink(target, file);
                }
            }
        }
    }
}
