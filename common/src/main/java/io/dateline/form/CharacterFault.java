package io.dateline.form;

import java.util.EnumSet;
import java.util.Set;

/** Each thing that can be wrong with the characters of a text. */
enum CharacterFault {
    CONTROL_CHARACTER(FaultCode.CONTROL_CHARACTER, "Must hold no control characters."),
    SURROGATE(FaultCode.SURROGATE, "Must hold no half of a surrogate pair."),
    DIRECTION(FaultCode.DIRECTION, "Must hold no characters that change the direction of writing."),
    COMBINING_MARKS(FaultCode.COMBINING_MARKS, CombiningMarks.MESSAGE);

    private final String code;
    private final String message;

    CharacterFault(String code, String message) {
        this.code = code;
        this.message = message;
    }

    /** All that is wrong, each once, in the order above; empty when nothing is. */
    static Set<CharacterFault> in(String text, boolean multiline) {
        Set<CharacterFault> found = EnumSet.noneOf(CharacterFault.class);
        text.codePoints().forEach(c -> {
            if (endsLineOrControls(c, multiline)) {
                found.add(CONTROL_CHARACTER);
            } else if (Characters.isLoneSurrogate(c)) {
                found.add(SURROGATE);
            }
        });
        if (Text.changesDirection(text)) {
            found.add(DIRECTION);
        }
        if (CombiningMarks.areTooMany(text)) {
            found.add(COMBINING_MARKS);
        }
        return found;
    }

    void tell(FaultConsumer faults) {
        faults.accept(code, message);
    }

    private static boolean endsLineOrControls(int c, boolean multiline) {
        return multiline
                ? Characters.isControl(c) && !Characters.isTabOrLineEnd(c)
                : Characters.isControl(c) || Characters.isLineSeparator(c);
    }
}
