package io.dateline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void whatIsNotSetOrEmptyHasItsDefault() {
        Settings settings = new Settings(Map.of("B", " "));

        assertThat(settings.number("A", 5, 1, 9, "")).isEqualTo(5);
        assertThat(settings.text("B", "b", "")).isEqualTo("b");
        settings.check();
    }

    @Test
    void allFaultsAreToldAtOnceWithNameValueAndWhatIsAllowed() {
        Settings settings = new Settings(Map.of("A", "70000", "B", "yes", "C", "5 parsecs", "D", "red"));
        settings.port("A", 1, "");
        settings.flag("B", true, "");
        settings.duration("C", Duration.ofSeconds(1), "");
        settings.choice("D", "json", List.of("json", "text"), "");

        assertThatThrownBy(settings::check)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("A=70000: must be a whole number from 0 to 65535")
                .hasMessageContaining("B=yes: must be on or off")
                .hasMessageContaining("C=5 parsecs: must be a length of time")
                .hasMessageContaining("D=red: must be one of json, text");
    }

    @ParameterizedTest
    @CsvSource({"250ms,250", "5s,5000", "15m,900000", "12h,43200000", "7d,604800000"})
    void lengthsOfTimeAreReadAndShownAlike(String text, long millis) {
        Settings settings = new Settings(Map.of("A", text));

        assertThat(settings.duration("A", Duration.ZERO, "")).isEqualTo(Duration.ofMillis(millis));
        settings.duration("B", Duration.ofMillis(millis), "");
        assertThat(settings.asked()).extracting(Settings.Setting::defaultValue).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-5s", "1.5s", "99999999999d", "s"})
    void otherLengthsOfTimeAreNotRead(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecretMayBeInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "from a file\n");
        Settings settings = new Settings(Map.of("A", "plain", "B_FILE", file.toString(), "C_FILE", "/nowhere/at/all"));

        assertThat(settings.secret("A", "")).isEqualTo("plain");
        assertThat(settings.secret("B", "")).isEqualTo("from a file");
        settings.secret("C", "");
        assertThatThrownBy(settings::check).hasMessageContaining("C_FILE=/nowhere/at/all: this file cannot be read");
    }

    @Test
    void aListHasItsPartsWithoutTheSpaces() {
        assertThat(new Settings(Map.of("A", " a:1, b:2 ,,")).list("A", List.of(), ""))
                .containsExactly("a:1", "b:2");
    }
}
