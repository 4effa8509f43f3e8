package io.dateline.benchmarks.result;

import java.util.List;
import java.util.Locale;

/**
 * One line of the results, as it is shown.
 *
 * @param ratio with its spread; empty where nothing is compared
 * @param cost microseconds of processor time a request, by process
 * @param note what must be known to read the figures
 */
public record Row(
        String bench,
        String ours,
        String baseline,
        String ratio,
        String goal,
        GoalVerdict verdict,
        String cost,
        String note) {

    /** Of a ratio, with the unit of the two. */
    public static Row of(String bench, Ratio ratio, String unit, Goal goal) {
        return new Row(
                bench,
                Figures.number(Figures.median(ratio.ours())) + " " + unit,
                Figures.number(Figures.median(ratio.baseline())) + " " + unit,
                ratio.toString(),
                goal.toString(),
                goal.judge(ratio.median()),
                "",
                "");
    }

    /** Of figures that stand alone: their median, with the least and the most. */
    public static Row of(String bench, List<Double> figures, String unit, Goal goal) {
        double median = Figures.median(figures);
        double least = figures.stream().mapToDouble(figure -> figure).min().orElseThrow();
        double most = figures.stream().mapToDouble(figure -> figure).max().orElseThrow();
        String spread = figures.size() == 1 ? "" : " (" + Figures.number(least) + "–" + Figures.number(most) + ")";
        return new Row(
                bench,
                String.format(Locale.ROOT, "%s %s%s", Figures.number(median), unit, spread),
                "",
                "",
                goal.toString(),
                goal.judge(median),
                "",
                "");
    }

    /** In place of figures. */
    public static Row failed(String bench, String reason) {
        return new Row(bench, "", "", "", "", GoalVerdict.FAILED, "", reason);
    }

    /** The same beside what it is compared with, without a goal for that. */
    public Row against(Ratio compared, String unit) {
        String other = Figures.number(Figures.median(compared.baseline())) + " " + unit;
        return new Row(bench, ours, other, compared.toString(), goal, verdict, cost, note);
    }

    /** The same with what it cost. */
    public Row withCost(Object spent) {
        return new Row(bench, ours, baseline, ratio, goal, verdict, spent.toString(), note);
    }

    /** The same with a note. */
    public Row withNote(String text) {
        return new Row(bench, ours, baseline, ratio, goal, verdict, cost, text);
    }
}
