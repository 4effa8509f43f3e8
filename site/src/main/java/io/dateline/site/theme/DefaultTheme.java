package io.dateline.site.theme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/** The theme that comes along, in the jar of the service or, while it is built, in a directory. */
final class DefaultTheme {

    private static final String PLACE = "/theme";

    private static final String SCRIPT = "site.js";

    private DefaultTheme() {}

    /** The script of all pages, as the build makes it of {@code src/main/ts}. */
    static String script() {
        try (InputStream script = DefaultTheme.class.getResourceAsStream(SCRIPT)) {
            return new String(Objects.requireNonNull(script, SCRIPT).readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of each file by its path. */
    static SortedMap<String, byte[]> read(Faults faults) {
        URL style = Objects.requireNonNull(DefaultTheme.class.getResource(PLACE + "/" + Theme.STYLE), Theme.STYLE);
        try {
            if (style.openConnection() instanceof JarURLConnection inJar) {
                URI jar = inJar.getJarFileURL().toURI();
                try (FileSystem files = FileSystems.newFileSystem(Path.of(jar), Map.of())) {
                    return ThemeFiles.read(files.getPath(PLACE), faults);
                }
            }
            return ThemeFiles.read(Objects.requireNonNull(Path.of(style.toURI()).getParent()), faults);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
