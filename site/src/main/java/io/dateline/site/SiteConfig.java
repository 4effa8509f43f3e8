package io.dateline.site;

import io.dateline.config.Settings;
import io.dateline.config.SiteSettings;

/**
 * The settings of the site service.
 *
 * @param site what every service knows of the site
 */
public record SiteConfig(SiteSettings site) {

    /** Reads all settings; faults are collected in them. */
    public static SiteConfig read(Settings settings) {
        return new SiteConfig(SiteSettings.read(settings));
    }
}
