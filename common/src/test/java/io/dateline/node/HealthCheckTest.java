package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.testkit.system.FreePorts;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HealthCheckTest {

    static Node node;

    @BeforeAll
    static void start() {
        node = TestNode.join("checked", List.of(FreePorts.next()));
    }

    @AfterAll
    static void stop() {
        node.stop().await();
    }

    @Test
    void isGoodFromTheMomentThatTheProcessIsReady() {
        assertThat(HealthCheck.isReady(node.operationsPort())).isFalse();

        node.ready().await();

        assertThat(HealthCheck.isReady(node.operationsPort())).isTrue();
    }

    @Test
    void isBadWhereNothingListens() {
        assertThat(HealthCheck.isReady(FreePorts.next())).isFalse();
    }
}
