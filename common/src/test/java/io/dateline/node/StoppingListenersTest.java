package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.testkit.system.FreePorts;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who is told that a node stops. */
class StoppingListenersTest {

    @Test
    void theyAreToldBeforeAnythingElseIsDone() throws Exception {
        Node node = TestNode.join("told", List.of(FreePorts.next()));
        List<String> order = new CopyOnWriteArrayList<>();
        node.onLeave("leave", () -> {
            order.add("left");
            return Future.succeededFuture();
        });
        node.onStopping(() -> order.add("told, stopping " + node.isStopping()));

        node.stop().await(30, TimeUnit.SECONDS);

        assertThat(order).containsExactly("told, stopping true", "left");
    }
}
