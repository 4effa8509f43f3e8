package io.dateline.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.config.ConfigurationException;
import io.dateline.config.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedisAddressesTest {

    private static Optional<RedisAddresses> read(String text) {
        Settings settings = new Settings(Map.of("DATELINE_REDIS_URL", text));
        Optional<RedisAddresses> addresses = RedisAddresses.read(settings, "");
        settings.check();
        return addresses;
    }

    @Test
    void oneIsAServer() {
        RedisAddresses one = read("redis://:a,b@cache:6379").orElseThrow();

        assertThat(one.urls()).containsExactly("redis://:a,b@cache:6379");
        assertThat(one.isCluster()).isFalse();
    }

    @Test
    void severalAreNodesOfACluster() {
        RedisAddresses three =
                read("redis://:x@a:1, redis://:x@b:2,rediss://:x@c:3").orElseThrow();

        assertThat(three.urls()).containsExactly("redis://:x@a:1", "redis://:x@b:2", "rediss://:x@c:3");
        assertThat(three.isCluster()).isTrue();
    }

    @Test
    void withoutASettingThereAreNoAddresses() {
        assertThat(read(" ")).isEmpty();
    }

    @Test
    void aWrongOneStopsTheStartAndIsNotShown() {
        assertThatThrownBy(() -> read("redis://a:1,secret@cache:6379, http://b"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("DATELINE_REDIS_URL: must be redis://host:port")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aPasswordIsNotPrinted() {
        assertThat(read("redis://:secret@a:1")).isPresent().get().asString().doesNotContain("secret");
    }
}
