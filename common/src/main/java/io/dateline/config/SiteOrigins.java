package io.dateline.config;

import io.dateline.form.WebUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Origins (RFC 6454) in the settings of the site: scheme, host and port, as browsers write them. */
final class SiteOrigins {

    /** What the address of the site must be. */
    static final String ALLOWED =
            "https://host or http://host, with a port or without, no path and no user name; a name beyond ASCII as xn--…";

    private static final String HOSTS = "DATELINE_SITE_HOSTS";
    private static final int MOST_HOSTS = 20;
    private static final String ANY_SUBDOMAIN = "*.";

    /** ASCII alone, so that nothing of it can end the directive of a policy. */
    private static final Pattern ORIGIN = Pattern.compile("https?://(\\[[0-9a-f:.]+\\]|[a-z0-9._-]+)(:[0-9]{1,5})?");

    /** Up to the path, the query or the fragment. */
    private static final Pattern START = Pattern.compile("[^/?#\\\\]+//[^/?#\\\\]+(?=[/?#]|$)");

    private static final Pattern DEFAULT_PORT = Pattern.compile("(?<=^http:.{1,300}):80$|(?<=^https:.{1,300}):443$");

    private SiteOrigins() {}

    static List<String> hosts(Settings settings) {
        List<String> given = settings.list(
                HOSTS,
                List.of(),
                "Other hosts from which pages may load pictures, and what the theme asks for: styles, scripts, fonts; as"
                        + " https://cdn.example.org or https://*.example.org. At most " + MOST_HOSTS + ".");
        List<String> hosts = new ArrayList<>();
        for (String text : given) {
            try {
                hosts.add(hostSource(text));
            } catch (IllegalArgumentException e) {
                settings.fault(
                        HOSTS + "=" + text + ": must be https://host, https://*.host or http://host, with a port or"
                                + " without, and no path");
            }
        }
        if (given.size() > MOST_HOSTS) {
            settings.fault(HOSTS + ": must be at most " + MOST_HOSTS + " hosts");
        }
        return hosts.stream().distinct().toList();
    }

    /**
     * The origin in lower case, without the port that its scheme has anyway, and without a slash at its end.
     *
     * @throws IllegalArgumentException if it is anything but an origin
     */
    static String origin(String text) {
        String cut = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        String lower = cut.toLowerCase(Locale.ROOT);
        if (!ORIGIN.matcher(lower).matches() || !WebUrl.isLink(lower)) {
            throw new IllegalArgumentException();
        }
        return DEFAULT_PORT.matcher(lower).replaceFirst("");
    }

    /** Whether an absolute URL is of this address, or of one of the host sources. */
    static boolean allows(String url, @Nullable URI address, List<String> hosts) {
        Matcher start = START.matcher(url);
        if (!start.lookingAt()) {
            return false;
        }
        try {
            String origin = origin(start.group());
            return (address != null && origin.equals(address.toString()))
                    || hosts.stream().anyMatch(host -> covers(host, origin));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean covers(String host, String origin) {
        int wildcard = host.indexOf(ANY_SUBDOMAIN);
        return wildcard < 0
                ? host.equals(origin)
                : origin.startsWith(host.substring(0, wildcard))
                        && origin.endsWith(host.substring(wildcard + 1))
                        && origin.length() >= host.length();
    }

    /** A host may stand for its subdomains, but not for those of a whole top-level domain. */
    private static String hostSource(String text) {
        int start = text.indexOf("://") + 3;
        if (!text.startsWith(ANY_SUBDOMAIN, start)) {
            return origin(text);
        }
        String parent = origin(text.substring(0, start) + text.substring(start + ANY_SUBDOMAIN.length()));
        if (parent.indexOf('.', start) < 0) {
            throw new IllegalArgumentException();
        }
        return parent.substring(0, start) + ANY_SUBDOMAIN + parent.substring(start);
    }
}
