package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandaloneOptionsTest {

    @Test
    void withoutOptionsThereAreDefaults() {
        assertThat(StandaloneOptions.parse(List.of(), Map.of()))
                .isEqualTo(new StandaloneOptions(8080, Path.of(".dateline"), false));
    }

    @Test
    void eachOptionIsTaken() {
        assertThat(StandaloneOptions.parse(List.of("--demo", "--data", "a b", "--port", "9000"), Map.of()))
                .isEqualTo(new StandaloneOptions(9000, Path.of("a b"), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "70000", "8080x", "999999999999", "1e3", "٣"})
    void aPortThatIsNoneIsNamed(String port) {
        assertThatThrownBy(() -> StandaloneOptions.parse(List.of("--port", port), Map.of()))
                .hasMessage("--port is '" + port + "': it must be a whole number from 0 to 65535.");
    }

    @ParameterizedTest
    @CsvSource({"--port,--demo", "--data,--demo", "--data,''"})
    void aValueThatIsMissingIsNamed(String option, String next) {
        assertThatThrownBy(() -> StandaloneOptions.parse(List.of(option, next), Map.of()))
                .hasMessage(option + " needs a value.");
        assertThatThrownBy(() -> StandaloneOptions.parse(List.of(option), Map.of()))
                .hasMessage(option + " needs a value.");
    }

    @Test
    void anOptionThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> StandaloneOptions.parse(List.of("--prot", "1"), Map.of()))
                .hasMessage("There is no option '--prot': only --port, --data and --demo. Is --port meant?");
        assertThatThrownBy(() -> StandaloneOptions.parse(List.of("--port=1"), Map.of()))
                .hasMessage("There is no option '--port=1': only --port, --data and --demo."
                        + " Is --port with a space after it meant?");
        assertThatThrownBy(() -> StandaloneOptions.parse(List.of("--verbose"), Map.of()))
                .hasMessage("There is no option '--verbose': only --port, --data and --demo.");
    }

    @Test
    void withoutAPortItIsThatOfTheEnvironment() {
        assertThat(StandaloneOptions.parse(List.of(), Map.of("DATELINE_PORT", " 9000 "))
                        .port())
                .isEqualTo(9000);
        assertThat(StandaloneOptions.parse(List.of("--port", "1"), Map.of("DATELINE_PORT", "x"))
                        .port())
                .isEqualTo(1);
        assertThatThrownBy(() -> StandaloneOptions.parse(List.of(), Map.of("DATELINE_PORT", "x")))
                .hasMessage("DATELINE_PORT is 'x': it must be a whole number from 0 to 65535.");
    }
}
