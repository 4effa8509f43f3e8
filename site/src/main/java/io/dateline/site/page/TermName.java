package io.dateline.site.page;

import io.dateline.contract.TaxonomyContract.Name;
import io.dateline.contract.TaxonomyContract.Term;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an author, a topic or a tag is called on a page.
 *
 * @param lang the language of the name; null if it is not known
 */
record TermName(String text, @Nullable String lang) {

    /** The name in a language, or in another one with the same primary language, or the name that it has in the first place. */
    static TermName of(Term term, String lang) {
        TermName first = new TermName(term.name(), term.lang());
        if (lang.equals(term.lang())) {
            return first;
        }
        TermName near = first.isOf(lang) ? first : null;
        for (Name name : term.names()) {
            TermName other = new TermName(name.name(), name.lang());
            if (lang.equals(name.lang())) {
                return other;
            }
            if (near == null && other.isOf(lang)) {
                near = other;
            }
        }
        return near == null ? first : near;
    }

    /** Where the name is not known: the words of the slug. */
    static TermName ofSlug(String slug) {
        String words = slug.replace('-', ' ');
        return new TermName(
                words.isEmpty() ? slug : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1), null);
    }

    /** Whether it is of that language, whatever the region. */
    boolean isOf(String other) {
        return lang != null && Objects.equals(Editions.primary(lang), Editions.primary(other));
    }
}
