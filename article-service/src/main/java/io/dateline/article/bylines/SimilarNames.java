package io.dateline.article.bylines;

import io.dateline.article.slug.SlugText;
import io.dateline.naming.NameSet;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of people, and whether readers could take another name for one of them. Two names are similar if they make the same
 * slug, which ignores case, accents, script and punctuation, or if they look the same ({@link NameSet}).
 */
final class SimilarNames {

    private final Set<String> slugs;
    private final NameSet names;

    SimilarNames(Collection<String> names) {
        this.slugs = names.stream().map(SimilarNames::slug).collect(Collectors.toUnmodifiableSet());
        this.names = new NameSet(names);
    }

    /** Whether one of the names is similar to this one. */
    boolean hasSimilar(String name) {
        return slugs.contains(slug(name)) || names.holdsLike(name);
    }

    private static String slug(String name) {
        return SlugText.of(name, SlugText.NO_LANGUAGE, name);
    }
}
