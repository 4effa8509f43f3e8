package io.dateline.benchmarks.report;

import java.util.Formatter;
import java.util.Locale;

/** A picture that is being drawn, in the text of an SVG file. */
final class Svg {

    private final Formatter text = new Formatter(Locale.ROOT);

    Svg(int width, int height, String title) {
        text.format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" ", width, height);
        text.format("font-family=\"Verdana, sans-serif\" font-size=\"11\"><title>%s</title>%n", escaped(title));
        text.format("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n");
    }

    void rectangle(double x, double y, double width, double height, String colour, String tip) {
        text.format(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"><title>%s</title></rect>%n",
                x, y, width, height, colour, escaped(tip));
    }

    void line(double x1, double y1, double x2, double y2, String colour) {
        text.format("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n", x1, y1, x2, y2, colour);
    }

    void circle(double x, double y, String colour, String tip) {
        text.format(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"><title>%s</title></circle>%n",
                x, y, colour, escaped(tip));
    }

    /** Text from, around or up to a point: {@code start}, {@code middle} or {@code end}. */
    void text(double x, double y, String anchor, String words) {
        text.format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escaped(words));
    }

    String end() {
        return text + "</svg>\n";
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
