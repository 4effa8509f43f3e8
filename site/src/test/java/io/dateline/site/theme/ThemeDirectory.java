package io.dateline.site.theme;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dateline.config.Settings;
import io.dateline.config.SiteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A directory with a theme that a test writes, and what is found wrong with it. */
final class ThemeDirectory {

    private final Path directory;
    private final List<String> faults = new ArrayList<>();

    ThemeDirectory(Path directory) {
        this.directory = directory;
    }

    ThemeDirectory with(String path, String text) throws IOException {
        return with(path, text.getBytes(UTF_8));
    }

    ThemeDirectory with(String path, byte[] bytes) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    Path path(String path) {
        return directory.resolve(path);
    }

    /** The theme, for a site with this environment. */
    Theme load(Map<String, String> environment) {
        Settings settings = new Settings(environment);
        SiteSettings site = SiteSettings.read(settings);
        settings.check();
        faults.clear();
        return Theme.load(directory, site, faults::add);
    }

    Theme load() {
        return load(Map.of("DATELINE_SITE_HOSTS", "https://cdn.example.org"));
    }

    /** The faults of the theme, without the directory. */
    List<String> faults() {
        load();
        String place = "DATELINE_THEME=" + directory + ": ";
        return faults.stream()
                .map(fault -> fault.startsWith(place) ? fault.substring(place.length()) : fault)
                .toList();
    }
}
