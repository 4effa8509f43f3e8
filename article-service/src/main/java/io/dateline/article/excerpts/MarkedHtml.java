package io.dateline.article.excerpts;

import io.dateline.article.search.Span;
import java.util.List;

/** Text as HTML, with some of it marked. */
final class MarkedHtml {

    private MarkedHtml() {}

    /** The text from {@code start} to {@code end}, escaped. The marks are in its order, and none overlaps another. */
    static String of(String text, int start, int end, List<Span> marks) {
        StringBuilder html = new StringBuilder(end - start + 32);
        int at = start;
        for (Span mark : marks) {
            int from = Math.max(at, mark.start());
            int to = Math.min(end, mark.end());
            if (from < to) {
                escape(html, text, at, from);
                html.append("<mark>");
                escape(html, text, from, to);
                html.append("</mark>");
                at = to;
            }
        }
        escape(html, text, at, end);
        return html.toString();
    }

    private static void escape(StringBuilder html, String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
    }
}
