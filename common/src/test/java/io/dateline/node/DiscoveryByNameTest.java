package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import io.dateline.node.NodeConfig.ClusterConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryByNameTest {

    final Config config = HazelcastConfig.of(
            "test",
            new ClusterConfig("test", null, null, "127.0.0.1", 5701, 0, List.of("127.0.0.1:5701"), "nodes"),
            "127.0.0.1");

    @Test
    void theNameTakesThePlaceOfTheList() {
        var join = config.getAdvancedNetworkConfig().getJoin();

        assertThat(join.getTcpIpConfig().isEnabled()).isFalse();
        assertThat(join.getKubernetesConfig().isEnabled()).isTrue();
        assertThat(join.getKubernetesConfig().getProperty("service-dns")).isEqualTo("nodes");
    }

    /** Hazelcast asks for the name only while this time is not over; with none, each node would begin alone. */
    @Test
    void thereIsTimeToAskForTheNameBeforeTheNodeJoins() {
        assertThat(Integer.parseInt(config.getProperty("hazelcast.wait.seconds.before.join")))
                .isPositive();
    }
}
