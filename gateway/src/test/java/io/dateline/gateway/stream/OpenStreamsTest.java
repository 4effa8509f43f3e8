package io.dateline.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {

    @Test
    void heartbeatsComeWellBeforeTheIdleTimeoutAndNeverMoreThanNeeded() {
        assertThat(OpenStreams.heartbeatMillis(Duration.ofSeconds(3))).isEqualTo(1_000);
        assertThat(OpenStreams.heartbeatMillis(Duration.ofSeconds(75))).isEqualTo(15_000);
        assertThat(OpenStreams.heartbeatMillis(Duration.ofMillis(1))).isEqualTo(1);
        // No time-out at all.
        assertThat(OpenStreams.heartbeatMillis(Duration.ZERO)).isEqualTo(15_000);
    }
}
