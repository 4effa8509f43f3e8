package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a node is not ready since another one should do its work. */
class CutOffTest {

    private static final Set<String> ALL = Set.of("articles.find", "comments.list");

    private boolean alone;
    private boolean peer;
    private Set<String> endpoints = Set.of();
    private long now = Duration.ofHours(-5).toNanos();

    private final CutOff cutOff =
            new CutOff("gateway", new CutOff.ClusterState(() -> alone, () -> peer, () -> endpoints), () -> now);

    @Test
    void oneThatNeverHadAnotherBesideItIsNot() {
        whole(false, ALL);

        alone();

        assertThat(cutOff.isNow()).isFalse();
    }

    @Test
    void oneThatHadAnotherIsWhileItIsAlone() {
        whole(true, ALL);

        alone();

        assertThat(cutOff.isNow()).isTrue();
    }

    @Test
    void afterAMinuteItServesWhatItHas() {
        whole(true, ALL);
        alone();

        pass(Duration.ofSeconds(59));
        assertThat(cutOff.isNow()).isTrue();
        pass(Duration.ofSeconds(2));
        assertThat(cutOff.isNow()).isFalse();

        // And when others come back one by one.
        whole(false, Set.of());
        assertThat(cutOff.isNow()).isFalse();
        whole(true, ALL);
        alone();
        assertThat(cutOff.isNow()).isTrue();
    }

    @Test
    void oneThatRejoinsIsUntilItKnowsAllEndpointsAgain() {
        whole(true, ALL);
        alone();

        whole(false, Set.of());
        assertThat(cutOff.isNow()).isTrue();
        whole(true, Set.of("articles.find"));
        assertThat(cutOff.isNow()).isTrue();
        whole(true, ALL);
        assertThat(cutOff.isNow()).isFalse();
    }

    @Test
    void whatWasGoneLongBeforeIsNotMissed() {
        whole(true, ALL);
        for (int i = 0; i < 65; i++) {
            pass(Duration.ofSeconds(1));
            whole(true, Set.of("articles.find"));
        }
        alone();

        whole(true, Set.of("articles.find"));

        assertThat(cutOff.isNow()).isFalse();
    }

    /** Endpoints vanish before the members do, which answer nothing any more. */
    @Test
    void whatVanishedRightBeforeIsMissed() {
        whole(true, ALL);
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofSeconds(1));
            whole(true, Set.of());
        }
        alone();

        whole(true, Set.of("articles.find"));

        assertThat(cutOff.isNow()).isTrue();
    }

    private void whole(boolean withPeer, Set<String> answered) {
        alone = false;
        peer = withPeer;
        endpoints = answered;
        cutOff.isNow();
    }

    private void alone() {
        alone = true;
        peer = false;
        endpoints = Set.of();
        cutOff.isNow();
    }

    private void pass(Duration time) {
        now += time.toNanos();
        cutOff.isNow();
    }
}
