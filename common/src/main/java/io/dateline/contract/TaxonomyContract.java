package io.dateline.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The authors, topics and tags of articles ("terms"), answered by the article-service.
 *
 * <p>The {@link SurrogateKey}s of its answers: of one term {@code author}, {@code topic} or {@code tag}; of lists also {@code
 * authors}, {@code topics} or {@code tags}.
 */
public final class TaxonomyContract {

    // For readers ---------------------------------------------------------------------------------------------------

    /**
     * Terms in the order of their slugs: all topics, and those authors and tags that a published article has. INVALID with
     * pointer {@code /query/cursor}.
     */
    public static final Endpoint<Listing, Representation> LIST =
            Endpoint.read("taxonomy.list", Listing.class, Representation.CODEC);

    /** One term, or the present slug of one that was renamed or merged. NOT_FOUND {@code term-unknown}. */
    public static final Endpoint<BySlug, Representation> FIND =
            Endpoint.read("taxonomy.find", BySlug.class, Representation.CODEC);

    // For the newsroom ----------------------------------------------------------------------------------------------

    /** All terms of a kind, in the order of their slugs. INVALID with pointer {@code /query/cursor}. */
    public static final Endpoint<Listing, TermPage> LIST_ALL =
            Endpoint.read("taxonomy.list-all", Listing.class, TermPage.class);

    /** One term, also by a former slug. NOT_FOUND {@code term-unknown}. */
    public static final Endpoint<BySlug, Term> READ = Endpoint.read("taxonomy.read", BySlug.class, Term.class);

    /**
     * Makes a term. INVALID; CONFLICT {@code slug-taken}, {@code idempotency-key-reused}. With a key that was used, the term
     * that was made then, as it is now. Needs {@code taxonomy}, like all that follow.
     */
    public static final Endpoint<Create, WriteResult<Term>> CREATE =
            Endpoint.write("taxonomy.create", Create.class, WriteResult.codec(Term.class));

    /**
     * Merges a patch (RFC 7396) into a term; another slug renames it. NOT_FOUND {@code term-unknown}; CONFLICT {@code
     * version-mismatch}, {@code slug-taken}.
     */
    public static final Endpoint<Edit, WriteResult<Term>> EDIT =
            Endpoint.write("taxonomy.edit", Edit.class, WriteResult.codec(Term.class));

    /**
     * Merges a term into another one, which is answered. Articles follow in the background. NOT_FOUND {@code term-unknown};
     * INVALID for a term that cannot be merged into; CONFLICT {@code profile-of-account}.
     */
    public static final Endpoint<Merge, WriteResult<Term>> MERGE =
            Endpoint.write("taxonomy.merge", Merge.class, WriteResult.codec(Term.class));

    private TaxonomyContract() {}

    /** What a term is. */
    public enum Kind {
        /** Who writes articles. */
        AUTHOR,
        /** What articles are about, of a few that are made on purpose. */
        TOPIC,
        /** What articles are about, in any detail. */
        TAG;

        /** The kind of that name in lower case; throws {@link IllegalArgumentException} if there is none. */
        @JsonCreator
        public static Kind named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        /** What several of them are called, such as {@code topics}: in addresses, and as the member of an article. */
        public String plural() {
            return this + "s";
        }

        /** The surrogate key of what shows one of them. */
        public SurrogateKey key(String slug) {
            return switch (this) {
                case AUTHOR -> SurrogateKey.author(slug);
                case TOPIC -> SurrogateKey.topic(slug);
                case TAG -> SurrogateKey.tag(slug);
            };
        }

        /** The surrogate key of lists of them. */
        public SurrogateKey listKey() {
            return switch (this) {
                case AUTHOR -> SurrogateKey.authors();
                case TOPIC -> SurrogateKey.topics();
                case TAG -> SurrogateKey.tags();
            };
        }

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A term by its slug. */
    public record BySlug(Kind kind, String slug) {}

    /** One page of terms: {@code limit} 1 to 100. */
    public record Listing(Kind kind, int limit, @Nullable String cursor) {}

    /** A page of terms. */
    public record TermPage(List<Term> items, @Nullable String next) {}

    /**
     * Creates a term.
     *
     * @param members as the client sent them, since the article-service reports every fault with a pointer
     * @param idempotencyKey null if the request is not to be repeated
     */
    public record Create(
            Kind kind, ObjectNode members, @Nullable String idempotencyKey) {}

    /**
     * Changes a term.
     *
     * @param version the version that the patch is for
     */
    public record Edit(Kind kind, String slug, int version, ObjectNode patch) {}

    /**
     * Merges a term into another one of its kind.
     *
     * @param account the name of the account that has the author's profile then; null if neither belongs to one, or the one
     *     that is merged into does
     */
    public record Merge(
            Kind kind, String slug, String into, @Nullable String account) {}

    /**
     * An author, a topic or a tag.
     *
     * @param lang the language of the name, if it is known
     * @param names in other languages
     * @param articleCount how many articles are published with it, counted up to 100,000
     * @param account the name of the account whose profile it is; for the newsroom only
     * @param version counts the changes; for the newsroom only
     */
    public record Term(
            String slug,
            String name,
            @Nullable String lang,
            List<Name> names,
            @Nullable String description,
            Article.@Nullable Image image,
            long articleCount,
            @Nullable String account,
            @Nullable Integer version,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {}

    /** A name in a language. */
    public record Name(String lang, String name) {}
}
