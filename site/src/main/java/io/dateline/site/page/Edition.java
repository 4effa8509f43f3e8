package io.dateline.site.page;

import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.site.view.Link;
import io.dateline.site.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * The site in one of its languages.
 *
 * @param words of its pages; on the page of an article those of the article's language
 * @param lang the language of the site
 * @param prefix what the paths of its lists begin with: empty for the first language, or such as {@code /fr}
 * @param filter the range of languages of the articles in its lists; null for all
 */
record Edition(
        Words words, String lang, String prefix, @Nullable String filter) {

    /** The path of its first page. */
    String home() {
        return prefix.isEmpty() ? "/" : prefix;
    }

    /** The path of a list of articles that have a term. */
    String term(Kind kind, String slug) {
        return prefix + "/" + kind.plural() + "/" + Addresses.segment(slug);
    }

    /** A link to that list, by the name of the term, which may be of another language than the page. */
    Link link(Kind kind, String slug, TermName name) {
        return new Link(term(kind, slug), name.text(), name.isOf(words.lang()) ? null : name.lang());
    }

    String archive(@Nullable String month) {
        return prefix + "/archive" + (month == null ? "" : "/" + month);
    }

    String popular(String window) {
        return prefix + "/popular?window=" + window;
    }

    String search(String query) {
        return prefix + "/search?q=" + Addresses.encoded(query);
    }
}
