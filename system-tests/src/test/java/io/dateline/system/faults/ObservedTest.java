package io.dateline.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.system.Attempt;
import io.dateline.system.Attempt.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How failing requests are measured against what is promised. */
class ObservedTest {

    @Test
    void aSecondWithoutAFailureEndsAStretch() {
        Observed seen =
                observed(Limit.atMost(2), 0, failed(0), failed(900), failed(1_800), failed(5_000), failed(5_500));

        assertThat(seen.stretchSeconds()).isEqualTo(1.8);
        assertThat(seen.broken(Limit.atMost(2))).isEmpty();
        assertThat(observed(Limit.atMost(1), 0, failed(0), failed(900), failed(1_800))
                        .broken(Limit.atMost(1)))
                .containsExactly("uncached failed for 1.8 s");
    }

    @Test
    void whatWasUnderWayCountsFromTheMomentOfTheFault() {
        assertThat(observed(Limit.atMost(2), 0, failed(-1_500), failed(-800), failed(900))
                        .stretchSeconds())
                .isEqualTo(0.9);
    }

    @Test
    void oneFailureIsTooMuchWhereNoneIsPromised() {
        assertThat(observed(Limit.NEVER, 0, failed(0)).broken(Limit.NEVER)).hasSize(1);
    }

    @Test
    void theTimeOfTheFaultDoesNotCountWhereThatIsPromised() {
        Limit limit = Limit.whileItLasts(0.5);

        assertThat(observed(limit, 1, failed(0), failed(900), failed(1_400)).broken(limit))
                .isEmpty();
        assertThat(observed(limit, 0.5, failed(0), failed(900), failed(1_400)).broken(limit))
                .hasSize(1);
    }

    @Test
    void whoIsRefusedIsRefusedSoon() {
        Limit limit = Limit.refusedWhileItLasts(3);

        assertThat(observed(limit, 10, new Attempt(Kind.UNCACHED, "", "", 0, 4_000_000_000L, 503, ""))
                        .broken(limit))
                .containsExactly("uncached waited 4.0 s");
    }

    private static Observed observed(Limit limit, double lasted, Attempt... attempts) {
        return Observed.of(Kind.UNCACHED, List.of(attempts), limit, 0, lasted);
    }

    private static Attempt failed(long millis) {
        return new Attempt(Kind.UNCACHED, "gateway-1", "articles", millis * 1_000_000, 1_000, 503, "");
    }
}
