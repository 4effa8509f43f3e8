package io.dateline.form;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of pages, read as browsers read them (WHATWG URL) rather than as RFC 3986 has it. */
public final class UserInfo {

    /** Slashes may be missing, too many or leaning backwards after a scheme; without one, two of them begin a host. */
    private static final Pattern HOST_FOLLOWS = Pattern.compile("(?i)(?:https?:[/\\\\]*+|[/\\\\]{2,}+)");

    private static final Pattern LEFT_OUT = Pattern.compile("^[\\x00-\\x20]++|[\\t\\n\\r]++");

    private UserInfo() {}

    /**
     * Whether it holds a user name or a password before the host, as in {@code https://bank.example@evil.example/}: such an
     * address leads elsewhere than it seems to.
     */
    public static boolean isIn(String address) {
        String read = LEFT_OUT.matcher(address).replaceAll("");
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
