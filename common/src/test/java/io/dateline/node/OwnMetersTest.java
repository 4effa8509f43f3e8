package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.testkit.system.FreePorts;
import io.micrometer.core.instrument.Meter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several nodes in one process, as the standalone has them. */
class OwnMetersTest {

    @Test
    void eachNodeMeasuresItsOwnVertx() {
        List<Integer> ports = List.of(FreePorts.next(), FreePorts.next());
        Node one = TestNode.join("one", ports);
        Node other = TestNode.join("other", ports.reversed());
        try {
            for (Node node : List.of(one, other)) {
                node.vertx().executeBlocking(() -> "").await();

                assertThat(node.meters().getMeters())
                        .extracting(Meter::getId)
                        .extracting(Meter.Id::getName)
                        .anyMatch(name -> name.startsWith("vertx.pool."));
            }
        } finally {
            other.stop().await();
            one.stop().await();
        }
    }
}
