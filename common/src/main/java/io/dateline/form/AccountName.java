package io.dateline.form;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of accounts: ASCII letters, digits, dots, hyphens and underscores; the same in upper and lower case. */
public final class AccountName {

    /** The longest, in characters. */
    public static final int MAX_LENGTH = 64;

    /** The form of a new name as {@code openapi.yaml} publishes it: in either case, beginning with a letter or digit. */
    public static final String PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]*$";

    /** The form in which accounts are stored, and searched for in the audit log. */
    public static final String STORED_PATTERN = "^[a-z0-9._-]+$";

    private static final Pattern STORED = Pattern.compile(STORED_PATTERN);

    private AccountName() {}

    /** The name in lower case and without blanks around it, as it is stored. */
    public static String stored(String name) {
        return Trim.value(name).toLowerCase(Locale.ROOT);
    }

    /** Whether an account can be stored under this name. */
    public static boolean isStored(String name) {
        return name.length() <= MAX_LENGTH && STORED.matcher(name).matches();
    }
}
