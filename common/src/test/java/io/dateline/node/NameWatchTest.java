package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is said of the name by which nodes find each other. */
class NameWatchTest {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(NameWatch.class);

    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private boolean known = true;
    private boolean alone;

    private final NameWatch watch = new NameWatch("nodes", () -> alone, name -> {
        if (!known) {
            throw new UnknownHostException(name);
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    });

    @BeforeEach
    void listen() {
        written.start();
        LOG.addAppender(written);
    }

    @AfterEach
    void stop() {
        LOG.detachAppender(written);
        watch.close();
    }

    @Test
    void aNameWithoutAddressIsAWarningOnce() {
        known = false;
        look(5);

        assertThat(warnings())
                .containsExactly("DATELINE_CLUSTER_DNS=nodes has no address: this node finds no others by it");

        known = true;
        look(2);
        known = false;
        look(2);
        assertThat(warnings()).hasSize(2);
    }

    @Test
    void beingAloneThoughThereIsANameIsAWarningOnce() {
        alone = true;
        look(2);
        assertThat(warnings()).isEmpty();
        look(10);

        assertThat(warnings())
                .containsExactly(
                        "This node sees no other, though there is DATELINE_CLUSTER_DNS=nodes, which stands for 127.0.0.1");

        alone = false;
        look(1);
        alone = true;
        look(10);
        assertThat(warnings()).hasSize(2);
    }

    @Test
    void nothingIsSaidWhereAllIsWell() {
        look(10);

        assertThat(written.list).isEmpty();
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            watch.look();
        }
    }

    private List<String> warnings() {
        return written.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
