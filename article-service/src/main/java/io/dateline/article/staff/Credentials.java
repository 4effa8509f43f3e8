package io.dateline.article.staff;

import io.dateline.bus.Fault;
import io.dateline.form.AccountName;
import io.dateline.form.FaultCode;
import io.dateline.form.Lengths;
import io.dateline.form.Text;
import io.dateline.form.TextRule;
import java.util.List;

/** The faults of names and passwords of accounts, with their JSON pointers. */
final class Credentials {

    private static final TextRule DISPLAY_NAME = TextRule.line(Lengths.DISPLAY_NAME);

    private Credentials() {}

    static void checkName(String stored, List<Fault> faults) {
        if (!AccountName.isStored(stored)) {
            faults.add(new Fault(
                    "/name",
                    FaultCode.FORMAT,
                    "Must have 1 to " + AccountName.MAX_LENGTH
                            + " letters a to z, digits, dots, hyphens and underscores."));
        }
    }

    static void checkDisplayName(String name, List<Fault> faults) {
        DISPLAY_NAME.check(name, (code, message) -> faults.add(new Fault("/displayName", code, message)));
    }

    static void checkPassword(String password, List<Fault> faults) {
        int length = Text.length(OpaqueString.prepare(password));
        if (length < Lengths.MIN_PASSWORD) {
            faults.add(new Fault(
                    "/password", FaultCode.TOO_SHORT, "Must have at least " + Lengths.MIN_PASSWORD + " characters."));
        } else if (length > Lengths.PASSWORD) {
            faults.add(new Fault(
                    "/password", FaultCode.TOO_LONG, "Must have at most " + Lengths.PASSWORD + " characters."));
        } else if (Text.hasLoneSurrogates(password)) {
            faults.add(new Fault("/password", FaultCode.SURROGATE, "Must hold no half of a surrogate pair."));
        } else if (!OpaqueString.isAllowed(password)) {
            faults.add(new Fault("/password", FaultCode.CONTROL_CHARACTER, "Must hold no control characters."));
        }
    }
}
