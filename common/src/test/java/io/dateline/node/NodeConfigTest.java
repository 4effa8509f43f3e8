package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.config.ConfigurationException;
import io.dateline.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeConfigTest {

    @ParameterizedTest
    @ValueSource(strings = {"DATELINE_CLUSTER_SECRET", "DATELINE_CLUSTER_SECRET_ACCEPTED"})
    void aShortSecretIsAFaultThatDoesNotTellIt(String name) {
        Settings settings = new Settings(Map.of(name, "fifteen letters"));
        NodeConfig.read(settings);

        assertThatThrownBy(settings::check)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(name + ": must be of 16 characters or more");
    }

    @Test
    void secretsAreInNoText() {
        Settings settings = new Settings(Map.of(
                "DATELINE_CLUSTER_SECRET", "sixteen letters!", "DATELINE_CLUSTER_SECRET_ACCEPTED", "sixteen others!!"));

        NodeConfig config = NodeConfig.read(settings);

        settings.check();
        assertThat(config.cluster().secret()).isEqualTo("sixteen letters!");
        assertThat(config.cluster().alsoAccepted()).isEqualTo("sixteen others!!");
        assertThat(config.toString()).doesNotContain("sixteen");
    }

    /** Anybody who asks for the members of a cluster is told its name. */
    @Test
    void theSecretIsNotInTheNameOfTheCluster() {
        Settings settings = new Settings(Map.of("DATELINE_CLUSTER_SECRET", "sixteen letters!"));
        NodeConfig config = NodeConfig.read(settings);

        assertThat(HazelcastConfig.of("test", config.cluster(), "127.0.0.1").getClusterName())
                .isEqualTo("dateline");
    }
}
