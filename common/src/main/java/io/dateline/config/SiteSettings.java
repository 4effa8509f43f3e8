package io.dateline.config;

import io.dateline.form.Text;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every service knows of the site.
 *
 * @param address where readers find it, such as {@code https://www.example.org}, without a path; null if it is not known
 * @param languages in which it appears, the first one first, at least one: canonical tags, as articles have them
 * @param accounts where readers can follow it
 * @param menu what its menu leads to
 * @param hosts other hosts from which its pages may load something, such as {@code https://cdn.example.org}: host sources of a
 *     content security policy
 */
public record SiteSettings(
        String name,
        @Nullable URI address,
        ZoneId timeZone,
        List<String> languages,
        List<Link> accounts,
        List<MenuItem> menu,
        List<String> hosts) {

    /** What stands in the menu. */
    public sealed interface MenuItem permits Topic, Link {}

    /** A topic, whose name the article-service knows. */
    public record Topic(String slug) implements MenuItem {}

    /** A link with its text: to a path of the site, which begins with one slash, or to an http(s) URL. */
    public record Link(String text, String href) implements MenuItem {}

    private static final String NAME = "DATELINE_SITE_NAME";
    private static final String DEFAULT_NAME = "Dateline";
    private static final int LONGEST_NAME = 100;

    /** Reads them; faults are collected in the settings. */
    public static SiteSettings read(Settings settings) {
        return new SiteSettings(
                settings.read(
                        NAME,
                        DEFAULT_NAME,
                        "The name of the site, as its pages and structured data show it.",
                        DEFAULT_NAME,
                        "a text of at most " + LONGEST_NAME + " characters, without control characters",
                        text -> shown(text, LONGEST_NAME)),
                address(settings),
                settings.read(
                        "DATELINE_SITE_TIME_ZONE",
                        "UTC",
                        "The time zone of the times in pages, as the IANA names it, such as Europe/Paris.",
                        ZoneId.of("UTC"),
                        "the name of a time zone such as Europe/Paris, or UTC",
                        SiteSettings::timeZone),
                SiteLanguages.read(settings),
                SiteLinks.accounts(settings),
                SiteLinks.menu(settings),
                SiteOrigins.hosts(settings));
    }

    /** The absolute address of a path of the site; the path itself where the address of the site is not known. */
    public String href(String path) {
        return address == null ? path : address + path;
    }

    /** Whether pages may load something from an absolute URL: it is of the site itself, or of one of the hosts. */
    public boolean loadsFrom(String url) {
        return SiteOrigins.allows(url, address, hosts);
    }

    private static @Nullable URI address(Settings settings) {
        String text = settings.read(
                "DATELINE_SITE_ADDRESS",
                "",
                "The address of the site, as https://www.example.org, without a path: for links in feeds, structured data"
                        + " and the API. Without it, links are paths.",
                "",
                SiteOrigins.ALLOWED,
                SiteOrigins::origin);
        return text.isEmpty() ? null : URI.create(text);
    }

    /** By name alone: an offset would be wrong for half the year. */
    private static ZoneId timeZone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException();
        }
        return ZoneId.of(text);
    }

    /**
     * A text that can stand in a page.
     *
     * @throws IllegalArgumentException if it is blank or too long, or has characters that are not shown or turn its direction
     */
    static String shown(String text, int longest) {
        if (Text.isBlank(text)
                || Text.length(text) > longest
                || !Text.isStorable(text)
                || Text.hasControls(text)
                || Text.changesDirection(text)
                || text.lines().count() > 1) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
