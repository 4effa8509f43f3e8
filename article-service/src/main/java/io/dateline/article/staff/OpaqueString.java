package io.dateline.article.staff;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * Passwords as RFC 8265 (section 4.2, OpaqueString) prepares them, so that the same password typed on two keyboards is the
 * same: spaces of any kind become U+0020, and the rest is put into Unicode's normalization form C.
 */
final class OpaqueString {

    private OpaqueString() {}

    static String prepare(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
                .forEach(spaced::appendCodePoint);
        return Normalizer.normalize(spaced, Normalizer.Form.NFC);
    }

    /** What a hash made before passwords were prepared may be of: as it was sent, now or decomposed then. */
    static SequencedSet<String> unprepared(String text) {
        SequencedSet<String> forms = new LinkedHashSet<>();
        forms.add(text);
        forms.add(Normalizer.normalize(text, Normalizer.Form.NFD));
        forms.remove(prepare(text));
        return forms;
    }

    /** Whether it has no control characters, which RFC 8264 disallows, and no halves of characters. */
    static boolean isAllowed(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
