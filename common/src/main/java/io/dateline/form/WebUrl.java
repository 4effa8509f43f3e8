package io.dateline.form;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Absolute http and https URLs (RFC 9110, section 4.2) without userinfo, which makes a URL lead elsewhere than it seems to
 * (section 4.2.4).
 *
 * <p>There are two degrees. {@link #isWebUrl} is what the API asks for. {@link #isLink} asks more, for what readers send and
 * other readers follow.
 */
public final class WebUrl {

    /** The longest, in code points. No RFC has a limit; browsers and mail programs cope with this. */
    public static final int MAX_LENGTH = 2_048;

    /** The form as {@code openapi.yaml} publishes it; linear, since no character can belong to two of its parts. */
    public static final String PATTERN = "^https?://[^\\s/?#@<>\"]+([/?#][^\\s<>\"]*)?$";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    private WebUrl() {}

    /** Whether a text matches {@link #PATTERN} and is not too long. */
    public static boolean isWebUrl(String text) {
        return Text.length(text) <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    /**
     * Whether it also follows the grammar of RFC 3986, in which characters beyond ASCII are allowed, and names a host. The
     * scheme may be in upper case.
     */
    public static boolean isLink(String text) {
        if (Text.length(text) > MAX_LENGTH) {
            return false;
        }
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
}
