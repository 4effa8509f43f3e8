package io.dateline.site.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself to machines.
 *
 * @param title of the page, with the name of the site
 * @param canonical null for a page that is not to be found by search engines
 * @param alternates the same in other languages: their text is the language tag
 * @param openGraph properties and their values, such as {@code og:title}
 * @param jsonLd structured data, each a JSON object that is safe inside {@code <script>}
 */
public record Head(
        String title,
        @Nullable String description,
        @Nullable String canonical,
        List<Link> alternates,
        Map<String, String> openGraph,
        List<String> jsonLd) {}
