package io.dateline.article.bylines;

import io.dateline.article.slug.SlugText;
import org.jspecify.annotations.Nullable;

/**
 * An author of an article.
 *
 * @param slug the slug of the author's profile
 * @param name the name of a profile that does not exist yet; null to derive it from the slug
 */
public record Byline(String slug, @Nullable String name) {

    /** The name of the profile if it has to be created. */
    String nameIfNew() {
        return name == null ? SlugText.asName(slug) : name;
    }
}
