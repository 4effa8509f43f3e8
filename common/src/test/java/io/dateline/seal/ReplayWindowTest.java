package io.dateline.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {

    private final ReplayWindow window = new ReplayWindow();

    @Test
    void eachIsTakenOnceInWhateverOrderTheyCome() {
        List<Long> counters =
                new ArrayList<>(LongStream.rangeClosed(1, 20_000).boxed().toList());
        Collections.shuffle(counters, new Random(1));

        assertThat(counters).allMatch(window::take);
        assertThat(counters).noneMatch(window::take);
    }

    /** An event loop that stood still for two seconds gives out what came meanwhile after what others took. */
    @Test
    void eightyThousandOthersMayBeTakenBefore() {
        window.take(80_001);

        assertThat(window.take(1)).isTrue();
        assertThat(window.take(1)).isFalse();
    }

    @Test
    void whatFellOutOfItIsNotTaken() {
        window.take(ReplayWindow.SIZE + 64);

        assertThat(window.take(63)).isFalse();
        assertThat(window.take(128)).isTrue();
    }

    @Test
    void aJumpFarAheadLeavesNothingOfBefore() {
        window.take(5);
        window.take(10L * ReplayWindow.SIZE + 5);

        assertThat(window.take(10L * ReplayWindow.SIZE + 6)).isTrue();
        assertThat(window.take(5)).isFalse();
        assertThat(window.take(10L * ReplayWindow.SIZE + 5)).isFalse();
    }

    @Test
    void itRemembersAsAListOfAllDoes() {
        Random random = new Random(2);
        Set<Long> taken = new HashSet<>();
        long newest = 0;
        for (int i = 0; i < 200_000; i++) {
            newest += random.nextInt(200);
            long counter = Math.max(0, newest - random.nextInt(ReplayWindow.SIZE - Long.SIZE));
            newest = Math.max(newest, counter);
            assertThat(window.take(counter)).as("%d of %d", counter, newest).isEqualTo(taken.add(counter));
        }
    }

    @Test
    void negativeOnesAreNotTaken() {
        assertThat(window.take(-1)).isFalse();
        assertThat(window.take(Long.MIN_VALUE)).isFalse();
    }

    @Test
    void threadsTakeEachOnceBetweenThem() throws InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (long counter = 0; counter < 50_000; counter++) {
                    if (window.take(counter)) {
                        taken.incrementAndGet();
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(taken).hasValue(50_000);
    }
}
