package io.dateline.benchmarks.report;

import io.dateline.benchmarks.result.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Curves over a quantity that grows by factors: the horizontal axis is logarithmic, the vertical one begins at 0. */
public final class Plot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 80;
    private static final int RIGHT = 180;
    private static final int TOP = 40;
    private static final int BOTTOM = 60;
    private static final int TICKS = 5;
    private static final String GREY = "#cccccc";
    private static final List<String> COLOURS = List.of("#1b6ca8", "#c8553d", "#588157", "#7b2d8b");

    private final String title;
    private final String axis;
    private final Map<String, List<Point>> curves = new LinkedHashMap<>();

    private record Point(double x, double y) {}

    /** An empty one, with the name of its horizontal axis. */
    public Plot(String title, String axis) {
        this.title = title;
        this.axis = axis;
    }

    /** Adds a point to a curve, to the right of those before. */
    public void add(String curve, double x, double y) {
        curves.computeIfAbsent(curve, name -> new ArrayList<>()).add(new Point(x, y));
    }

    /** The picture, as the text of an SVG file. */
    public String draw() {
        List<Point> all = curves.values().stream().flatMap(List::stream).toList();
        double least = all.stream().mapToDouble(Point::x).min().orElse(1);
        double most = all.stream().mapToDouble(Point::x).max().orElse(10);
        double top = rounded(all.stream().mapToDouble(Point::y).max().orElse(1));
        Scale scale = new Scale(Math.log10(least), Math.max(Math.log10(most), Math.log10(least) + 0.1), top);

        Svg svg = new Svg(WIDTH, HEIGHT, title);
        svg.text(LEFT, TOP - 18, "start", title);
        for (int tick = 0; tick <= TICKS; tick++) {
            double y = top * tick / TICKS;
            svg.line(LEFT, scale.y(y), WIDTH - RIGHT, scale.y(y), GREY);
            svg.text(LEFT - 8, scale.y(y) + 4, "end", Figures.number(y));
        }
        for (double x = least; x <= most * 1.001; x *= 10) {
            svg.line(scale.x(x), TOP, scale.x(x), HEIGHT - BOTTOM, GREY);
            svg.text(scale.x(x), HEIGHT - BOTTOM + 18, "middle", Figures.number(x));
        }
        svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "middle", axis);
        int number = 0;
        for (Map.Entry<String, List<Point>> curve : curves.entrySet()) {
            draw(svg, scale, curve.getKey(), curve.getValue(), COLOURS.get(number++ % COLOURS.size()));
        }
        return svg.end();
    }

    private static void draw(Svg svg, Scale scale, String name, List<Point> points, String colour) {
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (i > 0) {
                Point before = points.get(i - 1);
                svg.line(scale.x(before.x), scale.y(before.y), scale.x(point.x), scale.y(point.y), colour);
            }
            svg.circle(scale.x(point.x), scale.y(point.y), colour, name + ": " + Figures.number(point.y));
        }
        Point last = points.getLast();
        svg.text(scale.x(last.x) + 10, scale.y(last.y) + 4, "start", name);
    }

    /** Up to the next number that begins with 1, 2 or 5 and goes on with zeros. */
    private static double rounded(double most) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-9))));
        for (int factor : new int[] {1, 2, 5}) {
            if (most <= unit * factor) {
                return unit * factor;
            }
        }
        return unit * 10;
    }

    private record Scale(double left, double right, double top) {

        double x(double value) {
            return LEFT + (Math.log10(value) - left) / (right - left) * (WIDTH - LEFT - RIGHT);
        }

        double y(double value) {
            return HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP);
        }
    }
}
