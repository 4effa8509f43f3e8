package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.config.ConfigurationException;
import io.dateline.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Without the secret of the cluster, no port is opened beyond loopback. */
class ListenHostTest {

    private static final Map.Entry<String, String> SECRET = Map.entry("DATELINE_CLUSTER_SECRET", "sixteen letters!");

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void withoutASecretAHostBeyondLoopbackIsAFaultThatNamesBoth(String host) {
        Settings settings = new Settings(Map.of("DATELINE_OPS_HOST", host));
        NodeConfig config = NodeConfig.read(settings);

        assertThatThrownBy(settings::check)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("DATELINE_OPS_HOST=" + host
                        + ": must be on loopback, such as 127.0.0.1, unless DATELINE_CLUSTER_SECRET is set");
        assertThat(config.opsHost()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,127.0.0.1", "127.0.0.2,127.0.0.2", "::1,0:0:0:0:0:0:0:1", "localhost,127.0.0.1"})
    void withoutASecretAnyHostOnLoopbackIsTaken(String host, String address) {
        Settings settings = new Settings(Map.of("SOME_HOST", host));

        assertThat(ListenHost.read(settings, "SOME_HOST", "0.0.0.0", "")).isEqualTo(address);
        settings.check();
    }

    @Test
    void theDefaultIsOnLoopbackWithoutASecret() {
        assertThat(ListenHost.read(new Settings(Map.of()), "SOME_HOST", "0.0.0.0", ""))
                .isEqualTo("127.0.0.1");
        assertThat(ListenHost.read(new Settings(Map.ofEntries(SECRET)), "SOME_HOST", "0.0.0.0", ""))
                .isEqualTo("0.0.0.0");
    }

    @Test
    void withASecretAnyHostIsTaken() {
        Settings settings = new Settings(Map.ofEntries(SECRET, Map.entry("DATELINE_OPS_HOST", "192.0.2.1")));

        assertThat(NodeConfig.read(settings).opsHost()).isEqualTo("192.0.2.1");
        settings.check();
    }

    @Test
    void aSecretInAFileCountsUnlessItIsEmpty(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), "\n");
        Settings settings = new Settings(Map.of("DATELINE_CLUSTER_SECRET_FILE", file.toString()));
        assertThat(ListenHost.read(settings, "SOME_HOST", "0.0.0.0", "")).isEqualTo("127.0.0.1");

        Files.writeString(file, "sixteen letters!");
        assertThat(ListenHost.read(settings, "SOME_HOST", "0.0.0.0", "")).isEqualTo("0.0.0.0");
    }
}
