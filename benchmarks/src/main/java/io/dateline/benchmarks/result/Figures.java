package io.dateline.benchmarks.result;

import java.util.List;
import java.util.Locale;

/** Numbers: the middle of some, and how people read them. */
public final class Figures {

    private Figures() {}

    /** The one in the middle; of an even number of them, between the two. */
    public static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** With as many places as mean something: 1,234 or 56.7 or 0.089. */
    public static String number(double figure) {
        double size = Math.abs(figure);
        String form = size >= 100 || figure == Math.rint(figure) ? "%,.0f" : size >= 1 ? "%.1f" : "%.3f";
        return String.format(Locale.ROOT, form, figure);
    }
}
