package io.dateline.article.staff;

import io.dateline.bus.Fault;
import io.dateline.form.AccountName;
import io.dateline.form.FaultCode;
import io.dateline.form.Lengths;
import io.dateline.form.Text;
import java.util.List;

/** The faults of names and passwords of accounts, with their JSON pointers. */
final class Credentials {

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
        if (Text.isBlank(name) || Text.length(name) > Lengths.DISPLAY_NAME || !Text.isStorable(name)) {
            faults.add(new Fault("/displayName", FaultCode.FORMAT, "1 to " + Lengths.DISPLAY_NAME + " characters."));
        }
    }

    static void checkPassword(String password, List<Fault> faults) {
        int length = Text.length(OpaqueString.prepare(password));
        if (length < Lengths.MIN_PASSWORD) {
            faults.add(new Fault(
                    "/password", FaultCode.TOO_SHORT, "Must have at least " + Lengths.MIN_PASSWORD + " characters."));
        } else if (length > Lengths.PASSWORD) {
            faults.add(new Fault(
                    "/password", FaultCode.TOO_LONG, "Must have at most " + Lengths.PASSWORD + " characters."));
        } else if (!OpaqueString.isAllowed(password)) {
            faults.add(new Fault("/password", FaultCode.FORMAT, "Must hold no control characters."));
        }
    }
}
