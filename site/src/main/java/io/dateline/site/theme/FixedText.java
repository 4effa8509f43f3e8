package io.dateline.site.theme;

/**
 * What stands in a page that does not change.
 *
 * @param name by which it is found, such as {@code imprint}
 * @param lang the language of its texts
 * @param heading its first heading, as text
 * @param html the rest of it, which may stand in a page as it is
 */
public record FixedText(String name, String lang, String heading, String html) {}
