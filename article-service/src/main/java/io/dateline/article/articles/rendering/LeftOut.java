package io.dateline.article.articles.rendering;

import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;

/** Warns of blocks that are not rendered as what they are. */
final class LeftOut {

    /** The name of a language after a code fence, which becomes a class. */
    static final Pattern CODE_LANGUAGE = Pattern.compile("[A-Za-z0-9+#_.-]{1,40}");

    private LeftOut() {}

    /**
     * Warns of HTML, of words after a code fence, and of quotes and lists that are too deep.
     *
     * @param deepest how many blocks the parser puts into each other
     */
    static void warn(Node document, int deepest, Warnings warnings) {
        Nodes.each(document, node -> {
            switch (node) {
                case HtmlBlock html -> warnOfHtml(html, warnings);
                case FencedCodeBlock code
                when hasMoreThanALanguage(code.getInfo()) ->
                    warnings.add(
                            "code-info",
                            "Of " + Warnings.quote(code.getInfo())
                                    + " after the code fence, only the name of a language counts.",
                            code);
                case Block block
                when block.getFirstChild() != null
                        && !(block.getFirstChild() instanceof Block)
                        && depth(block) >= deepest ->
                    warnings.add(
                            "nested-as-text",
                            "Quotes and lists deeper than level " + deepest + " are shown as text.",
                            block);
                default -> {}
            }
        });
    }

    /** Warns of HTML, which is shown as text. */
    static void warnOfHtml(Node html, Warnings warnings) {
        warnings.add("html-as-text", "HTML is shown as text.", html);
    }

    private static boolean hasMoreThanALanguage(String info) {
        return info != null
                && !info.isBlank()
                && !CODE_LANGUAGE.matcher(info.strip()).matches();
    }

    private static int depth(Block block) {
        int depth = 0;
        for (Node node = block; node != null; node = node.getParent()) {
            depth++;
        }
        return depth;
    }
}
