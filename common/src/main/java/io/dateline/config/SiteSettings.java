package io.dateline.config;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every service knows of the site.
 *
 * @param address where readers find it, such as {@code https://www.example.org}, without a path; null if it is not known
 * @param languages in which it appears, the first one first
 * @param accounts where readers can follow it
 * @param menu what its menu leads to
 */
public record SiteSettings(
        String name,
        @Nullable URI address,
        ZoneId timeZone,
        List<String> languages,
        List<Link> accounts,
        List<Link> menu) {

    /** A link with its text. */
    public record Link(String text, String href) {}

    /** Reads them; faults are collected in the settings. */
    public static SiteSettings read(Settings settings) {
        return new SiteSettings(
                settings.text("DATELINE_SITE_NAME", "Dateline", "The name of the site."),
                null,
                ZoneId.of("UTC"),
                settings.list("DATELINE_SITE_LANGUAGES", List.of("en"), "The languages of the site."),
                List.of(),
                List.of());
    }

    /** The absolute address of a path of the site; the path itself where the address of the site is not known. */
    public String href(String path) {
        return address == null ? path : address + path;
    }
}
