package io.dateline.site.view;

import io.dateline.site.words.Words;
import java.util.List;

/**
 * What all pages have around their content.
 *
 * @param home the first page in the language of the page
 * @param prefix what paths of lists begin with in this language: empty for the site's first, or such as {@code /fr}
 * @param languages the first pages of the site's other languages
 * @param section the address in the menu under which the page belongs; empty for none
 */
public record Frame(
        Words words,
        Head head,
        String siteName,
        String home,
        String prefix,
        List<Link> menu,
        List<Link> languages,
        List<Link> accounts,
        Dress dress,
        String section) {}
