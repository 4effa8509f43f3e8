package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.config.ConfigurationException;
import io.dateline.config.Settings;
import io.dateline.gateway.limit.Rate;
import io.dateline.gateway.limit.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator can set, and what stops the start. */
class GatewayConfigTest {

    @Test
    void aSecretIsAllThatMustBeSet() {
        Settings settings = new Settings(Map.of("DATELINE_TOKEN_SECRET", "s".repeat(32)));

        GatewayConfig config = GatewayConfig.read(settings);

        settings.check();
        assertThat(config.http().port()).isEqualTo(8080);
        assertThat(config.cache().lifetimes().fresh()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.limits().inForce())
                .containsEntry(Rule.COMMENTS_PER_ADDRESS, new Rate(10, Duration.ofMinutes(1)));
        assertThat(config.toString()).doesNotContain("ssss");
        assertThat(settings.asked())
                .allSatisfy(setting -> assertThat(setting.meaning()).endsWith("."));
    }

    @Test
    void withoutASecretOrWithAShortOneItDoesNotStart() {
        for (Map<String, String> wrong : List.of(Map.<String, String>of(), Map.of("DATELINE_TOKEN_SECRET", "short"))) {
            Settings settings = new Settings(wrong);
            GatewayConfig.read(settings);

            assertThatThrownBy(settings::check)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("DATELINE_TOKEN_SECRET: must be given, with 32 bytes or more");
        }
    }

    @Test
    void everyWrongValueIsNamedAtOnce() {
        Settings settings = new Settings(Map.of(
                "DATELINE_TOKEN_SECRET", "s".repeat(32),
                "DATELINE_PORT", "http",
                "DATELINE_CACHE_MB", "0",
                "DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "often",
                "DATELINE_TRUSTED_PROXIES", "10.0.0.0/33"));
        GatewayConfig.read(settings);

        assertThatThrownBy(settings::check)
                .hasMessageContaining("DATELINE_PORT=http")
                .hasMessageContaining("DATELINE_CACHE_MB=0")
                .hasMessageContaining("DATELINE_LIMIT_COMMENTS_PER_ADDRESS=often")
                .hasMessageContaining("DATELINE_TRUSTED_PROXIES=10.0.0.0/33");
    }

    @Test
    void allLimitsCanBeSwitchedOff() {
        Settings settings = new Settings(Map.of("DATELINE_RATE_LIMITS", "off"));

        assertThat(GatewayConfig.read(settings).limits().inForce()).isEmpty();
    }

    @Test
    void withoutTheSecretOfTheClusterTheApiIsOnLoopbackOnly() {
        Settings settings = new Settings(Map.of("DATELINE_TOKEN_SECRET", "s".repeat(32)));
        assertThat(GatewayConfig.read(settings).http().host()).isEqualTo("127.0.0.1");
        settings.check();

        Settings beyond = new Settings(Map.of("DATELINE_TOKEN_SECRET", "s".repeat(32), "DATELINE_HOST", "0.0.0.0"));
        GatewayConfig.read(beyond);
        assertThatThrownBy(beyond::check)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("DATELINE_HOST=0.0.0.0")
                .hasMessageContaining("DATELINE_CLUSTER_SECRET");

        Settings sealed = new Settings(
                Map.of("DATELINE_TOKEN_SECRET", "s".repeat(32), "DATELINE_CLUSTER_SECRET", "sixteen letters!"));
        assertThat(GatewayConfig.read(sealed).http().host()).isEqualTo("0.0.0.0");
    }
}
