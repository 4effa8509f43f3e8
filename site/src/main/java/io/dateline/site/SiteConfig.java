package io.dateline.site;

import io.dateline.config.Settings;
import io.dateline.config.SiteSettings;
import io.dateline.site.theme.Theme;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the site service.
 *
 * @param site what every service knows of the site
 * @param theme its dress, read and checked with the settings
 */
public record SiteConfig(SiteSettings site, Theme theme) {

    private static final String THEME = "DATELINE_THEME";

    /** Reads all settings; faults are collected in them. */
    public static SiteConfig read(Settings settings) {
        SiteSettings site = SiteSettings.read(settings);
        return new SiteConfig(site, Theme.load(directory(settings), site, settings::fault));
    }

    private static @Nullable Path directory(Settings settings) {
        String directory = settings.optionalText(
                THEME,
                "The directory with the theme of the newsroom, which docs/themes.md describes: style, logo, words, pages."
                        + " Without it, the site has the default dress.");
        try {
            return directory == null ? null : Path.of(directory);
        } catch (InvalidPathException e) {
            settings.fault(THEME + "=" + directory + ": must be the path of a directory");
            return null;
        }
    }
}
