package io.dateline.site.view;

import org.jspecify.annotations.Nullable;

/**
 * What the theme brings to every page.
 *
 * @param style the style sheet as it stands in the page
 * @param script the script as it stands in the page
 * @param logo the path of the logo; null for the name of the site in letters
 * @param icon the path of the icon; null if there is none
 * @param headHtml what the newsroom adds to the head; empty for nothing, as in the others
 */
public record Dress(
        String style,
        String script,
        @Nullable String logo,
        @Nullable String icon,
        String headHtml,
        String headerHtml,
        String footerHtml,
        String afterArticleHtml) {}
