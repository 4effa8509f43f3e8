package io.dateline.article.staff;

import io.dateline.form.Characters;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * Prepares passwords as RFC 8265 (section 4.2, OpaqueString) says, so that a password is the same on every keyboard it was
 * typed on: spaces of any kind become U+0020, and the text is put into Unicode normalization form C.
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

    /** The forms that a hash may have been made of before passwords were prepared: as sent, and decomposed. */
    static SequencedSet<String> unprepared(String text) {
        SequencedSet<String> forms = new LinkedHashSet<>();
        forms.add(text);
        forms.add(Normalizer.normalize(text, Normalizer.Form.NFD));
        forms.remove(prepare(text));
        return forms;
    }

    /** Whether it has no control characters, which RFC 8264 disallows, and no lone surrogates. */
    static boolean isAllowed(String text) {
        return text.codePoints().noneMatch(c -> Characters.isControl(c) || Characters.isLoneSurrogate(c));
    }
}
