package io.dateline.site.view;

import org.jspecify.annotations.Nullable;

/**
 * A picture, from a host from which the site loads pictures.
 *
 * @param alt empty if it only decorates
 */
public record Picture(
        String src,
        String alt,
        @Nullable String caption,
        @Nullable String credit) {}
