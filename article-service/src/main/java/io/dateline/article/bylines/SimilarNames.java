package io.dateline.article.bylines;

import io.dateline.article.slug.SlugText;
import io.dateline.naming.NameSet;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of people, and whether another could be taken for one of them: it makes the same slug, so that they differ at most in
 * case, accents, script and punctuation; or readers see the same in it ({@link NameSet}).
 */
public final class SimilarNames {

    private final Set<String> slugs;
    private final NameSet names;

    /** These names. */
    public SimilarNames(Collection<String> names) {
        this.slugs = names.stream().map(SimilarNames::slug).collect(Collectors.toUnmodifiableSet());
        this.names = new NameSet(names);
    }

    /** Whether there is one that this could be taken for. */
    public boolean hasLike(String name) {
        return slugs.contains(slug(name)) || names.holdsLike(name);
    }

    private static String slug(String name) {
        return SlugText.of(name, name);
    }
}
