package io.dateline.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.gateway.connection.ClientNetwork;
import io.dateline.gateway.limit.Rate;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How many views of one reader count. */
class ViewLimitTest {

    private static final ClientNetwork READER = new ClientNetwork(0xC0000201L, false);

    private final AtomicLong millis = new AtomicLong();
    private final ViewLimit limit = new ViewLimit(Rate.parse("3/1m"), millis::get);

    @Test
    void soManyCountInEachWindow() {
        assertThat(counted(READER, 1, 10)).isEqualTo(3);

        millis.addAndGet(60_000);
        limit.tick();

        assertThat(counted(READER, 1, 10)).isEqualTo(3);
    }

    @Test
    void otherArticlesAndOtherReadersDoNotShare() {
        counted(READER, 1, 10);

        assertThat(counted(READER, 2, 10)).isEqualTo(3);
        assertThat(counted(new ClientNetwork(0xC0000202L, false), 1, 10)).isEqualTo(3);
    }

    @Test
    void theNetworksOfASiteShareTenTimesAsMany() {
        int all = 0;
        for (int network = 0; network < 100; network++) {
            all += counted(new ClientNetwork(0x2001_0DB8_0001_0000L | network, true), 1, 10);
        }

        assertThat(all).isEqualTo(30);
    }

    @Test
    void whoReachedTheLimitIsNotForgottenForOthers() {
        for (long article = 1; article <= 100; article++) {
            counted(READER, article, 10);
        }
        for (int other = 0; other < 1_000_000; other++) {
            limit.take(new ClientNetwork(other, false), 1);
        }

        int again = 0;
        for (long article = 1; article <= 100; article++) {
            again += counted(READER, article, 10);
        }
        // In a full table somebody may share all four places with others that reached it.
        assertThat(again).isLessThan(10);
    }

    @Test
    void whereItIsOffItSaysSo() {
        assertThat(new ViewLimit(Rate.UNLIMITED, millis::get).isOn()).isFalse();
        assertThat(limit.isOn()).isTrue();
    }

    private int counted(ClientNetwork client, long article, int times) {
        int counted = 0;
        for (int i = 0; i < times; i++) {
            counted += limit.take(client, article) ? 1 : 0;
        }
        return counted;
    }
}
