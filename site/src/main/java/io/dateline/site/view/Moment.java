package io.dateline.site.view;

/**
 * A moment.
 *
 * @param iso for {@code <time datetime>}
 * @param text in the site's time zone, for readers
 */
public record Moment(String iso, String text) {}
