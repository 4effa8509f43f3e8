package io.dateline.site.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pictures that come along. */
final class SamplePictures {

    static final Path FOLDER = Path.of("src/main/resources/theme/pictures");

    private SamplePictures() {}

    /** The names of their files. */
    static List<String> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
