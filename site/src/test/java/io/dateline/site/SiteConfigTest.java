package io.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.config.ConfigurationException;
import io.dateline.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteConfigTest {

    @Test
    void faultsOfTheThemeStopTheStartLikeThoseOfTheSettings(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("theme.css"), "a{");
        Files.writeString(folder.resolve("icon.png"), "GIF");

        assertThatThrownBy(() -> read(Map.of("DATELINE_SITE_LANGUAGES", "!", "DATELINE_THEME", folder.toString())))
                .isInstanceOf(ConfigurationException.class)
                .message()
                .hasLineCount(3)
                .contains(
                        "DATELINE_SITE_LANGUAGES=!: must be the tag of a language",
                        "DATELINE_THEME=" + folder + ": theme.css: line 1 is the last, and { has no end",
                        "DATELINE_THEME=" + folder + ": icon.png: is not what its name says: image/png");
    }

    @Test
    void whatIsNoPathIsTold() {
        assertThatThrownBy(() -> read(Map.of("DATELINE_THEME", "a\0b")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("DATELINE_THEME=a\0b: must be the path of a directory");
    }

    @Test
    void withoutAThemeThereIsTheDefaultOne() {
        assertThat(read(Map.of()).theme().dress("en").style()).isNotEmpty();
    }

    private static SiteConfig read(Map<String, String> environment) {
        Settings settings = new Settings(environment);
        SiteConfig config = SiteConfig.read(settings);
        settings.check();
        return config;
    }
}
