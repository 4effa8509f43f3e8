package io.dateline.comment.markup;

import java.util.Set;

/** What can be said of a text by looking at its characters alone. */
public final class Characters {

    private static final int TAB = '\t';
    private static final int LINE_FEED = '\n';
    private static final int CARRIAGE_RETURN = '\r';

    private static final Set<Integer> HANGUL_FILLERS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0);

    private Characters() {}

    /** Whether every character can be stored and sent as UTF-8: no NUL, no half of a surrogate pair. */
    public static boolean areStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    /** Whether a reader would see nothing: white space, fillers, control and format characters only. */
    public static boolean areInvisible(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || HANGUL_FILLERS.contains(c));
    }

    /** Whether some character controls a terminal or a printer; tabs and line ends do not count. */
    public static boolean holdControls(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) && c != TAB && c != LINE_FEED && c != CARRIAGE_RETURN);
    }

    /** Whether some character turns the direction of what follows it, beyond the end of this text perhaps. */
    public static boolean turnDirection(String text) {
        return text.codePoints().anyMatch(c -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069));
    }

    /** How many characters people would count, near enough: code points. */
    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }
}
