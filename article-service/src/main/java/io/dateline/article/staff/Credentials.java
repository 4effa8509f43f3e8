package io.dateline.article.staff;

import io.dateline.bus.Fault;
import io.dateline.form.FaultCode;
import io.dateline.form.Lengths;
import io.dateline.form.Text;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What names and passwords may be. */
final class Credentials {

    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,64}");

    private Credentials() {}

    /** Names are the same in upper and lower case. */
    static String name(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static void checkName(String name, List<Fault> faults) {
        if (!isName(name)) {
            faults.add(new Fault("/name", "format", "1 to 64 letters a to z, digits, dots, hyphens and underscores."));
        }
    }

    static void checkDisplayName(String name, List<Fault> faults) {
        if (Text.isBlank(name) || Text.length(name) > Lengths.DISPLAY_NAME || !Text.isStorable(name)) {
            faults.add(new Fault("/displayName", FaultCode.FORMAT, "1 to " + Lengths.DISPLAY_NAME + " characters."));
        }
    }

    static void checkPassword(String password, List<Fault> faults) {
        String prepared = OpaqueString.prepare(password);
        int length = prepared.codePointCount(0, prepared.length());
        if (length < Passwords.SHORTEST) {
            faults.add(new Fault("/password", "too-short", "At least " + Passwords.SHORTEST + " characters."));
        } else if (length > Passwords.LONGEST) {
            faults.add(new Fault("/password", "too-long", "At most " + Passwords.LONGEST + " characters."));
        } else if (!OpaqueString.isAllowed(password)) {
            faults.add(new Fault("/password", "format", "No control characters."));
        }
    }
}
