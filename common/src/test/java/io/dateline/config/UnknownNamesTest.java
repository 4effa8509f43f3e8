package io.dateline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownNamesTest {

    @ParameterizedTest
    @CsvSource({
        "DATELINE_PROT, DATELINE_PORT",
        "DATELINE_OPS_PROT, DATELINE_OPS_PORT",
        "DATELINE_CORS_ORIGIN, DATELINE_CORS_ORIGINS",
        "DATELINE_LIMIT_SIGNINS_PER_NAME, DATELINE_LIMIT_SIGN_INS_PER_NAME",
        "DATELINE_COMMENT_DATABASE_POOL, DATELINE_COMMENTS_DATABASE_POOL",
        "DATELINE_TOKEN_SECRET_FIEL, DATELINE_TOKEN_SECRET_FILE",
        "DATELIN_LOG_LEVEL, DATELINE_LOG_LEVEL",
        "dateline_log_format, DATELINE_LOG_FORMAT"
    })
    void oneNearToASettingOfAnyServiceIsAFaultThatNamesIt(String written, String meant) {
        Settings settings = new Settings(Map.of(written, "1"));

        assertThat(settings.checkNames()).isNull();
        assertThatThrownBy(settings::check).hasMessage(written + ": there is no such setting; is " + meant + " meant?");
    }

    @Test
    void anotherOneIsToldAndIgnored() {
        Settings settings = new Settings(Map.of("DATELINE_COLOUR", "blue", "PATH", "/bin", "DATELINE_PORT", "1"));

        assertThat(settings.checkNames())
                .isEqualTo("These variables are no settings and are ignored: DATELINE_COLOUR.");
        settings.check();
    }

    @Test
    void aKnownNameIsNeitherNorIsTheFileOfASecret() {
        Map<String, String> all = new HashMap<>();
        SettingNames.ALL.forEach(name -> all.put(name, "1"));
        SettingNames.OF_SECRETS.forEach(name -> all.put(name + "_FILE", "/secret"));

        assertThat(UnknownNames.in(all)).isEqualTo(new UnknownNames(List.of(), null));
    }

    /** For services with these names, in the namespace of the pod. */
    @ParameterizedTest
    @ValueSource(
            strings = {"DATELINE_GATEWAY", "DATELINE", "DATELINES", "DATELINE_OPS", "DATELINE_BUSS", "DATELINE_CLUSTER"
            })
    void whatKubernetesMakesForAServiceIsNoFault(String service) {
        Map<String, String> made = new HashMap<>(Map.of(
                service + "_SERVICE_HOST", "10.0.0.1",
                service + "_SERVICE_PORT", "8080",
                service + "_SERVICE_PORT_HTTP", "8080",
                service + "_PORT", "tcp://10.0.0.1:8080",
                service + "_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                service + "_PORT_8080_TCP_PROTO", "tcp",
                service + "_PORT_8080_TCP_PORT", "8080",
                service + "_PORT_8080_TCP_ADDR", "10.0.0.1"));

        UnknownNames unknown = UnknownNames.in(made);

        assertThat(unknown.faults()).isEmpty();
        if (service.startsWith("DATELINE_") || service.equals("DATELINE")) {
            assertThat(unknown.warning())
                    .contains(service + "_SERVICE_HOST")
                    .endsWith("unless the pod says enableServiceLinks: false.");
        }
    }

    @Test
    void aPortThatKubernetesMadeIsRefusedWithWhatToDo() {
        Settings settings = new Settings(Map.of("DATELINE_PORT", "tcp://10.0.0.1:8080"));
        settings.port("DATELINE_PORT", 8080, "");

        assertThatThrownBy(settings::check)
                .hasMessage(
                        "DATELINE_PORT=tcp://10.0.0.1:8080: must be a whole number from 0 to 65535. Kubernetes made this"
                                + " variable for a service named dateline: set enableServiceLinks: false in the pod, or"
                                + " DATELINE_PORT itself in the container's env");
    }

    @Test
    void manyNamesMakeNoEndlessLine() {
        Map<String, String> many = new HashMap<>();
        for (int number = 0; number < 1_000; number++) {
            many.put("DATELINE_SOMETHING_ELSE_" + number + "x".repeat(200), "1");
        }

        assertThat(UnknownNames.in(many).warning()).hasSizeLessThan(2_000).contains(" and 980 more.");
    }
}
