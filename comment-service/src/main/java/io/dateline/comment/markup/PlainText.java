package io.dateline.comment.markup;

/** Text as HTML that shows just the text. */
final class PlainText {

    private PlainText() {}

    /** One paragraph, each line of the text on its own. */
    static String paragraph(String text) {
        return "<p>"
                + text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\r\n", "\n")
                        .replace("\n", "<br />\n")
                + "</p>";
    }
}
