package io.dateline.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {

    @Test
    void theMedianIsThatOfTheRoundsRatiosNotTheRatioOfMedians() {
        // The machine was twice as slow in the second round, for both.
        Ratio ratio = new Ratio(List.of(90.0, 40.0, 60.0), List.of(100.0, 50.0, 100.0));

        assertThat(ratio.median()).isEqualTo(0.8);
        assertThat(ratio).hasToString("0.80 (0.60–0.90)");
    }

    @Test
    void ofAnEvenNumberTheMedianIsBetweenTheTwoInTheMiddle() {
        assertThat(Figures.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
    }

    @Test
    void aRoundThatLacksOneSideIsRefused() {
        assertThatThrownBy(() -> new Ratio(List.of(1.0), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bothAreWarmedUpAndThenMeasuredInTurn() throws Exception {
        List<String> calls = new ArrayList<>();

        Ratio ratio = new Rounds(2, 8, 10)
                .compare(
                        seconds -> {
                            calls.add("ours " + seconds);
                            return calls.size();
                        },
                        seconds -> {
                            calls.add("baseline " + seconds);
                            return 1;
                        });

        assertThat(calls).containsExactly("ours 10", "baseline 10", "ours 8", "baseline 8", "ours 8", "baseline 8");
        assertThat(ratio.ours()).containsExactly(3.0, 5.0);
    }

    @Test
    void aGoalIsMetAtItsLimit() {
        assertThat(Goal.atLeast(0.9).judge(0.9)).isEqualTo(GoalVerdict.MET);
        assertThat(Goal.atLeast(0.9).judge(0.899)).isEqualTo(GoalVerdict.MISSED);
        assertThat(Goal.atMost(5, "ms").judge(5.1)).isEqualTo(GoalVerdict.MISSED);
        assertThat(List.of(Goal.atLeast(0.9).toString(), Goal.atMost(1.5, "s").toString()))
                .containsExactly("≥ 0.90", "≤ 1.5 s");
    }

    @Test
    void numbersHaveAsManyPlacesAsMeanSomething() {
        assertThat(List.of(Figures.number(71_234.5), Figures.number(12.34), Figures.number(0.0891), Figures.number(5)))
                .containsExactly("71,235", "12.3", "0.089", "5");
    }
}
