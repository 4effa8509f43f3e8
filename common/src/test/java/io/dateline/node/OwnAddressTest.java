package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dateline.node.NodeConfig.ClusterConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnAddressTest {

    /** Of a network for documentation, which no machine has. */
    private static final String ELSEWHERE = "192.0.2.1";

    @Test
    void isTheOneThatWasGiven() {
        assertThat(OwnAddress.of(cluster("127.0.0.2", "localhost"))).isEqualTo("127.0.0.2");
    }

    @Test
    void isTheOwnAddressOfTheNameByWhichNodesAreFound() {
        assertThat(OwnAddress.of(cluster(null, "localhost"))).isEqualTo("127.0.0.1");
    }

    @Test
    void isLoopbackWhereNothingIsSaid() {
        assertThat(OwnAddress.of(cluster(null, null))).isEqualTo("127.0.0.1");
    }

    @Test
    void withoutASecretItIsOnLoopbackOnly() {
        assertThat(OwnAddress.of(new ClusterConfig("test", null, null, "127.0.0.2", 0, 0, List.of(), null)))
                .isEqualTo("127.0.0.2");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> OwnAddress.of(new ClusterConfig("test", null, null, ELSEWHERE, 0, 0, List.of(), null)))
                .withMessageStartingWith("DATELINE_CLUSTER_SECRET must be set")
                .withMessageContaining(ELSEWHERE);
    }

    @Test
    void isNotThatOfAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnAddress.of(cluster(null, ELSEWHERE)))
                .withMessageContaining("DATELINE_CLUSTER_DNS=" + ELSEWHERE)
                .withMessageContaining("DATELINE_CLUSTER_HOST");
    }

    @Test
    void aNameThatIsNotKnownIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnAddress.of(cluster("nowhere.invalid", null)))
                .withMessage("DATELINE_CLUSTER_HOST=nowhere.invalid: unknown host");
    }

    private static ClusterConfig cluster(@Nullable String host, @Nullable String dns) {
        return new ClusterConfig("test", "a secret", null, host, 0, 0, List.of(), dns);
    }
}
