package io.dateline.article.articles.rendering;

import io.dateline.form.Characters;
import io.dateline.form.FaultConsumer;
import io.dateline.form.TextRule;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * The characters that readers see, also those that Markdown names by reference, such as U+202E: none may be there that
 * is refused when it is typed.
 */
final class SeenCharacters {

    private static final TextRule RULE = new TextRule(0, Integer.MAX_VALUE, true, true);

    private static final int FIRST_C1 = 0x80;

    /** What HTML reads instead of U+0080 to U+009F by reference: the characters of windows-1252 (HTML, section 13.2.5.80). */
    private static final String WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private SeenCharacters() {}

    /** Replaces what a reference named as HTML does: half a surrogate pair by U+FFFD, and U+0080 to U+009F. */
    static void mend(Node document) {
        Nodes.each(document, node -> {
            switch (node) {
                case Text text -> text.setLiteral(mended(text.getLiteral()));
                case Link link -> {
                    link.setDestination(mended(link.getDestination()));
                    link.setTitle(mendedTitle(link.getTitle()));
                }
                case Image image -> {
                    image.setDestination(mended(image.getDestination()));
                    image.setTitle(mendedTitle(image.getTitle()));
                }
                case FencedCodeBlock code when code.getInfo() != null -> code.setInfo(mended(code.getInfo()));
                default -> {}
            }
        });
    }

    /** Checks all that readers see of a story, and what its attributes hold. */
    static void check(Node document, String text, FaultConsumer faults) {
        RULE.check(text, faults);
        Nodes.each(document, node -> {
            switch (node) {
                case Link link -> {
                    RULE.check(link.getDestination(), faults);
                    RULE.check(link.getTitle() == null ? "" : link.getTitle(), faults);
                }
                case Image image -> {
                    RULE.check(image.getDestination(), faults);
                    RULE.check(image.getTitle() == null ? "" : image.getTitle(), faults);
                }
                default -> {}
            }
        });
    }

    private static @Nullable String mendedTitle(@Nullable String title) {
        return title == null ? null : mended(title);
    }

    private static String mended(String text) {
        if (text.codePoints().noneMatch(SeenCharacters::isToMend)) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints().map(SeenCharacters::mended).forEach(mended::appendCodePoint);
        return mended.toString();
    }

    private static int mended(int c) {
        if (!isToMend(c)) {
            return c;
        }
        return isC1(c) ? WINDOWS_1252.charAt(c - FIRST_C1) : Characters.REPLACEMENT;
    }

    private static boolean isToMend(int c) {
        return isC1(c) || Characters.isLoneSurrogate(c);
    }

    private static boolean isC1(int c) {
        return c >= FIRST_C1 && c < FIRST_C1 + WINDOWS_1252.length();
    }
}
