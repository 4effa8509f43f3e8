package io.dateline.comment.markup;

/** Escapes text as HTML. */
final class PlainTextHtml {

    private PlainTextHtml() {}

    /** One paragraph in which line ends are kept. */
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
