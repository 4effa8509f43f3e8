package io.dateline.benchmarks.report;

/** A text of which one part is written by a program, between two lines that stay. */
final class Markers {

    static final String BEGIN = "<!-- results: written by ./dateline bench -->";
    static final String END = "<!-- end of results -->";

    private Markers() {}

    /** The same text with something else between the lines. */
    static String replace(String text, String between) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("There is no room between '" + BEGIN + "' and '" + END + "'");
        }
        return text.substring(0, begin + BEGIN.length()) + "\n" + between.strip() + "\n" + text.substring(end);
    }
}
