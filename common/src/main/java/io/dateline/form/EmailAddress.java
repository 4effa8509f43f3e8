package io.dateline.form;

import java.util.regex.Pattern;

/**
 * Email addresses, by their form alone: those of RFC 5321 as RFC 6531 extends them beyond ASCII, without quoted local parts and
 * address literals.
 *
 * <p>There are two degrees. The API asks for {@link #PATTERN}, which wants a dot in the domain, since no other domain can be
 * reached from outside. {@link #isEmailAddress} wants no dot, but looks at where dots are and whether there can be such a domain.
 */
public final class EmailAddress {

    /** The longest, in code points: a path of 256 octets (RFC 5321, section 4.5.3.1.3) without its angle brackets. */
    public static final int MAX_LENGTH = 254;

    /** The form as {@code openapi.yaml} publishes it; the local part has up to 64 code points (section 4.5.3.1.1). */
    public static final String PATTERN =
            "^[^\\s@<>\"(),:;\\\\\\[\\]]{1,64}@[^\\s@.<>\"(),:;\\\\\\[\\]]+(\\.[^\\s@.<>\"(),:;\\\\\\[\\]]+)+$";

    /** Possessive, so that no text makes it slow. */
    private static final Pattern FORM = Pattern.compile(
            "[^\\s\\p{C}@,;:<>()\\[\\]\"\\\\]{1,64}+@[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}\\u200C\\u200D-]*+(\\.[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}\\u200C\\u200D-]*+)*+");

    private EmailAddress() {}

    /** Whether mail could be sent there. */
    public static boolean isEmailAddress(String text) {
        int at = text.indexOf('@');
        return Text.length(text) <= MAX_LENGTH
                && at > 0
                && !text.startsWith(".")
                && text.charAt(at - 1) != '.'
                && !text.contains("..")
                && FORM.matcher(text).matches()
                && Host.isName(text.substring(at + 1));
    }
}
