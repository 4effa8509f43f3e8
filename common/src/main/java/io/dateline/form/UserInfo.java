package io.dateline.form;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** User names and passwords in URLs (userinfo of RFC 3986), found as browsers find them (WHATWG URL). */
public final class UserInfo {

    /** Slashes may be missing, too many or backslashes after a scheme; without a scheme, two of them begin a host. */
    private static final Pattern HOST_FOLLOWS = Pattern.compile("(?i)(?:https?:[/\\\\]*+|[/\\\\]{2,}+)");

    private static final Pattern IGNORED = Pattern.compile("^[\\x00-\\x20]++|[\\t\\n\\r]++");

    private UserInfo() {}

    /**
     * Whether a URL has a user name or a password before the host, as {@code https://bank.example@evil.example/} has: such a
     * URL leads elsewhere than it seems to.
     */
    public static boolean isIn(String url) {
        String read = IGNORED.matcher(url).replaceAll("");
        Matcher start = HOST_FOLLOWS.matcher(read);
        if (!start.lookingAt()) {
            return false;
        }
        for (int i = start.end(); i < read.length(); i++) {
            switch (read.charAt(i)) {
                case '@' -> {
                    return true;
                }
                case '/', '\\', '?', '#' -> {
                    return false;
                }
                default -> {}
            }
        }
        return false;
    }
}
