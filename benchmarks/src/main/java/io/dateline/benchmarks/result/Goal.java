package io.dateline.benchmarks.result;

import java.util.Locale;

/**
 * What a figure should be.
 *
 * @param limit the least or the most
 * @param unit written behind it, with the space before; empty for a ratio
 */
public record Goal(boolean least, double limit, String unit) {

    /** A ratio of this or more. */
    public static Goal atLeast(double ratio) {
        return new Goal(true, ratio, "");
    }

    /** A ratio of this or less. */
    public static Goal atMost(double ratio) {
        return new Goal(false, ratio, "");
    }

    /** So many of that unit or less. */
    public static Goal atMost(double limit, String unit) {
        return new Goal(false, limit, " " + unit);
    }

    GoalVerdict judge(double figure) {
        return (least ? figure >= limit : figure <= limit) ? GoalVerdict.MET : GoalVerdict.MISSED;
    }

    @Override
    public String toString() {
        String number = unit.isEmpty() ? String.format(Locale.ROOT, "%.2f", limit) : Figures.number(limit);
        return (least ? "≥ " : "≤ ") + number + unit;
    }
}
