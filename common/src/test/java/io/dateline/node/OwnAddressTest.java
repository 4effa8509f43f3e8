package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dateline.node.NodeConfig.ClusterConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnAddressTest {

    /** Of a network for documentation, which no machine has. */
    private static final String ELSEWHERE = "192.0.2.1";

    @Test
    void isTheOneThatWasGiven() {
        assertThat(find(cluster("127.0.0.2", "localhost"))).isEqualTo("127.0.0.2");
    }

    @Test
    void isTheOwnAddressOfTheNameByWhichNodesAreFound() {
        assertThat(find(cluster(null, "localhost"))).isEqualTo("127.0.0.1");
    }

    @Test
    void isLoopbackWhereNothingIsSaid() {
        assertThat(find(cluster(null, null))).isEqualTo("127.0.0.1");
    }

    @Test
    void withoutASecretItIsOnLoopbackOnly() {
        assertThat(find(new ClusterConfig("test", null, null, "127.0.0.2", 0, 0, List.of(), null)))
                .isEqualTo("127.0.0.2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find(new ClusterConfig("test", null, null, ELSEWHERE, 0, 0, List.of(), null)))
                .withMessageStartingWith("DATELINE_CLUSTER_SECRET must be set")
                .withMessageContaining(ELSEWHERE);
    }

    @Test
    void isNotThatOfAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find(cluster(null, ELSEWHERE)))
                .withMessageContaining("DATELINE_CLUSTER_DNS=" + ELSEWHERE)
                .withMessageContaining("DATELINE_CLUSTER_HOST");
    }

    @Test
    void aNameThatIsNotKnownIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find(cluster("nowhere.invalid", null)))
                .withMessage("DATELINE_CLUSTER_HOST=nowhere.invalid: unknown host");
    }

    /** As a container whose name is known a moment after it began. */
    @Test
    void aNameThatIsKnownAMomentLaterIsTriedUntilThen() {
        AtomicInteger asked = new AtomicInteger();
        NameLookup late = name -> {
            if (name.equals("nodes") && asked.incrementAndGet() < 3) {
                throw new UnknownHostException(name);
            }
            return InetAddress.getAllByName(name.equals("nodes") ? "127.0.0.1" : name);
        };

        assertThat(OwnAddress.find(cluster(null, "nodes"), late, Duration.ofMinutes(1))
                        .await())
                .isEqualTo("127.0.0.1");
        assertThat(asked).hasValue(3);
    }

    @Test
    void anAddressThatTheNameGetsAMomentLaterIsTriedUntilThen() {
        AtomicInteger asked = new AtomicInteger();
        NameLookup late = name -> InetAddress.getAllByName(
                name.equals("nodes") ? asked.incrementAndGet() < 3 ? ELSEWHERE : "127.0.0.1" : name);

        assertThat(OwnAddress.find(cluster(null, "nodes"), late, Duration.ofMinutes(1))
                        .await())
                .isEqualTo("127.0.0.1");
    }

    private static String find(ClusterConfig cluster) {
        try {
            return OwnAddress.find(cluster, InetAddress::getAllByName, Duration.ZERO)
                    .await();
        } catch (CompletionException e) {
            throw (IllegalArgumentException) e.getCause();
        }
    }

    private static ClusterConfig cluster(@Nullable String host, @Nullable String dns) {
        return new ClusterConfig("test", "a secret", null, host, 0, 0, List.of(), dns);
    }
}
