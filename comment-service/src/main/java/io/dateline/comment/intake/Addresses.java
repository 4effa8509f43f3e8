package io.dateline.comment.intake;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses that writers give of themselves, judged by their form. */
final class Addresses {

    /** Possessive, so that no text makes it slow. */
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s\\p{C}@,;:<>()\\[\\]\"\\\\]{1,64}+@[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}-]*+(\\.[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}-]*+)*+");

    private Addresses() {}

    /** Whether letters could be sent there. */
    static boolean isEmail(String text) {
        int at = text.indexOf('@');
        return at > 0
                && !text.startsWith(".")
                && text.charAt(at - 1) != '.'
                && !text.contains("..")
                && EMAIL.matcher(text).matches();
    }

    /** Whether it leads to a page on the web, and to the one that it seems to lead to. */
    static boolean isWebPage(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            String authority = uri.getRawAuthority();
            return (scheme.equals("http") || scheme.equals("https"))
                    && authority != null
                    && !authority.isEmpty()
                    && !authority.startsWith(":")
                    && !authority.contains("@");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The same for all spellings of one email address that differ in case. */
    static String writer(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
