package io.dateline.form;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Absolute http and https URLs (RFC 9110, section 4.2) without userinfo, which makes a URL lead elsewhere than it seems to
 * (section 4.2.4). The scheme may be in any case (RFC 3986, section 3.1).
 *
 * <p>There are two degrees. {@link #isWebUrl} is what browsers read, and what the newsroom is asked for. {@link #isLink} asks more,
 * for what readers send and other readers follow.
 */
public final class WebUrl {

    /** The longest, in code points. No RFC has a limit; browsers and mail programs cope with this. */
    public static final int MAX_LENGTH = 2_048;

    /** The form as {@code openapi.yaml} publishes it; linear, since no character can belong to two of its parts. */
    public static final String PATTERN = "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#@<>\"]+([/?#][^\\s<>\"]*)?$";

    private static final Pattern FORM = Pattern.compile(PATTERN);
    private static final Pattern AUTHORITY =
            Pattern.compile("[^:]++://(?<host>\\[[^\\]/?#]*+\\]|[^:/?#]*+)(?::(?<port>[0-9]*+))?+(?=[/?#]|$)");
    private static final Pattern PORT = Pattern.compile("0{0,100}[0-9]{1,5}");
    private static final int LAST_PORT = 65_535;

    private WebUrl() {}

    /** Whether a text matches {@link #PATTERN}, is not too long, and names a host that there can be and a port. */
    public static boolean isWebUrl(String text) {
        return Text.length(text) <= MAX_LENGTH && FORM.matcher(text).matches() && hasHost(text);
    }

    /** Whether it also follows the grammar of RFC 3986, in which characters beyond ASCII are allowed. */
    public static boolean isLink(String text) {
        if (!isWebUrl(text)) {
            return false;
        }
        try {
            return new URI(text).getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The URL with its scheme in lower case, as it is stored; any other text as it is. */
    public static String stored(String url) {
        int colon = url.indexOf(':');
        return colon < 0 || !FORM.matcher(url).matches()
                ? url
                : url.substring(0, colon).toLowerCase(Locale.ROOT) + url.substring(colon);
    }

    private static boolean hasHost(String url) {
        Matcher authority = AUTHORITY.matcher(url);
        return authority.lookingAt() && Host.isHost(authority.group("host")) && isPort(authority.group("port"));
    }

    /** None, an empty one, or one of the numbers that there are. */
    private static boolean isPort(@Nullable String port) {
        return port == null || port.isEmpty() || (PORT.matcher(port).matches() && Integer.parseInt(port) <= LAST_PORT);
    }
}
