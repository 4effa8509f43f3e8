package io.dateline.form;

import java.util.Set;

/**
 * What the text of a field must be: its characters, and its length in code points.
 *
 * @param minLength code points
 * @param maxLength code points
 * @param multiline whether tabs and line ends are allowed
 * @param mayBeBlank whether it may be empty or hold invisible characters only
 */
public record TextRule(int minLength, int maxLength, boolean multiline, boolean mayBeBlank) {

    /** One line that is not blank. */
    public static TextRule line(int maxLength) {
        return new TextRule(0, maxLength, false, false);
    }

    /** One or more lines that are not blank. */
    public static TextRule lines(int maxLength) {
        return new TextRule(0, maxLength, true, false);
    }

    /**
     * Whether a text follows the rule. Every kind of character that is not allowed is a fault; only where there is none,
     * blank and length are looked at, of which one at most is told.
     */
    public boolean check(String text, FaultConsumer faults) {
        Set<CharacterFault> characters = CharacterFault.in(text, multiline);
        characters.forEach(fault -> fault.tell(faults));
        if (!characters.isEmpty()) {
            return false;
        }
        if (!mayBeBlank && Text.isBlank(text)) {
            faults.accept(FaultCode.BLANK, "Must not be blank.");
            return false;
        }
        if (!Text.fits(text, maxLength, faults)) {
            return false;
        }
        if (Text.length(text) < minLength) {
            faults.accept(FaultCode.TOO_SHORT, "Must have at least " + minLength + " characters.");
            return false;
        }
        return true;
    }
}
