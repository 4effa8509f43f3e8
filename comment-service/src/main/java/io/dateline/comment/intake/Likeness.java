package io.dateline.comment.intake;

import com.ibm.icu.text.Normalizer2;
import io.dateline.comment.markup.Markup;
import java.util.regex.Pattern;

/** What is compared to find that a writer says the same again. */
final class Likeness {

    /** Compatibility forms, case and invisible characters are folded (Unicode, section 3.13, toNFKC_Casefold). */
    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s++", Pattern.UNICODE_CHARACTER_CLASS);

    private Likeness() {}

    /** A comment as it is compared: its text, and where its links lead, which may be all that tells two comments apart. */
    static String of(Markup shown) {
        return text(shown.text()) + "\n" + String.join("\n", shown.addresses());
    }

    /**
     * A text as it is compared: without regard to case, full-width and other compatibility forms, invisible characters, the
     * amount of white space, and punctuation at its end. A text of punctuation alone keeps it.
     */
    static String text(String shown) {
        String folded = WHITE_SPACE.matcher(FOLDING.normalize(shown).strip()).replaceAll(" ");
        int end = folded.length();
        while (end > 0 && isSpaceOrPunctuation(folded.codePointBefore(end))) {
            end -= Character.charCount(folded.codePointBefore(end));
        }
        return end == 0 ? folded : folded.substring(0, end);
    }

    private static boolean isSpaceOrPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /**
     * An email address as it identifies a writer: without regard to case, and without the tag after {@code +} in its local
     * part, with which one mailbox has many addresses (RFC 5233).
     */
    static String writer(String email) {
        String folded = FOLDING.normalize(email);
        int at = folded.lastIndexOf('@');
        int tag = folded.indexOf('+');
        return tag > 0 && tag < at ? folded.substring(0, tag) + folded.substring(at) : folded;
    }
}
