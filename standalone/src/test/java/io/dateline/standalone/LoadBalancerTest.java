package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.config.Settings;
import io.dateline.gateway.GatewayConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The time-outs of the load balancer that comes with Dateline fit those of the gateway. */
class LoadBalancerTest {

    private static final Path CONFIGURATION = Path.of("..", "deploy", "load-balancer", "haproxy.cfg");

    /** The longest that an ordinary request may take at the gateway. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @Test
    void aGatewayClosesNoIdleConnectionBeforeIt() throws IOException {
        Duration idle = GatewayConfig.read(new Settings(Map.of())).http().idleTimeout();

        assertThat(timeout("http-keep-alive")).isLessThan(idle);
        assertThat(timeout("client")).isLessThan(idle);
    }

    @Test
    void itWaitsASecondLongerThanAGatewayMayTake() throws IOException {
        assertThat(timeout("server")).isEqualTo(DEADLINE.plusSeconds(1));
    }

    private static Duration timeout(String name) throws IOException {
        Matcher found =
                Pattern.compile("(?m)^ *timeout " + name + " (\\d+)s$").matcher(Files.readString(CONFIGURATION));
        assertThat(found.find()).as("timeout " + name).isTrue();
        return Duration.ofSeconds(Long.parseLong(found.group(1)));
    }
}
