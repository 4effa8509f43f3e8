package io.dateline.article.articles.rendering;

import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.renderer.html.AttributeProvider;

/** Limits the tables of a story, and warns of cells that are not shown. */
final class Tables implements AttributeProvider {

    /** The second line of a table, also in a quote. */
    private static final Pattern SEPARATOR = Pattern.compile("[>\\s]*+[|:\\-\\s]*+");

    /**
     * The cells that the tables of Markdown can have at most, counted before it is parsed: a row has as many as the first one,
     * however short its line is.
     */
    static long cells(String markdown) {
        long cells = 0;
        int columns = 0;
        for (String line : (Iterable<String>) markdown.lines()::iterator) {
            if (line.isBlank()) {
                columns = 0;
            } else if (line.indexOf('|') >= 0) {
                if (line.indexOf('-') >= 0 && SEPARATOR.matcher(line).matches()) {
                    columns = Math.max(columns, cellsOf(line));
                }
                cells += columns;
            }
        }
        return cells;
    }

    /** Warns of rows with more cells than the first row: those are not shown. */
    static void warnOfExcess(Node document, String markdown, Warnings warnings) {
        Nodes.each(document, node -> {
            if (node instanceof TableRow row && row.getParent() instanceof TableBody) {
                int shown = 0;
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    shown++;
                }
                if (!row.getSourceSpans().isEmpty()
                        && cellsOf(source(row.getSourceSpans().getFirst(), markdown)) > shown) {
                    warnings.add(
                            "table-cells",
                            "This row has more cells than the first one, which has " + shown + "; they are not shown.",
                            row);
                }
            }
        });
    }

    @Override
    public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
        if (node instanceof TableCell cell && cell.isHeader()) {
            attributes.put("scope", "col");
        }
    }

    private static String source(SourceSpan span, String markdown) {
        int begin = Math.min(span.getInputIndex(), markdown.length());
        return markdown.substring(begin, Math.min(begin + span.getLength(), markdown.length()));
    }

    /** How many cells a line has: one more than it has bars within, without those after a backslash. */
    private static int cellsOf(String line) {
        String row = line.strip();
        int cells = 1;
        for (int i = row.startsWith("|") ? 1 : 0; i < row.length() - 1; i++) {
            if (row.charAt(i) == '\\' && row.charAt(i + 1) == '|') {
                i++;
            } else if (row.charAt(i) == '|') {
                cells++;
            }
        }
        return cells;
    }
}
