package io.dateline.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.bus.Codec;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What the article-service answers and announces.
 *
 * <p>The {@link SurrogateKey}s of its answers: of one article {@code article} and {@code slug}; of lists without a filter
 * {@code articles}, of those with one {@code topic}, {@code tag}, {@code author} or {@code lang}; of the most read {@code
 * popular}; of all that shows the headline or the address of another article its {@code headline}.
 */
public final class ArticleContract {

    // For readers ---------------------------------------------------------------------------------------------------

    /** One published article. NOT_FOUND {@code article-unknown}, or {@code article-gone} when it was withdrawn. */
    public static final Endpoint<BySlug, Representation> FIND =
            Endpoint.read("articles.find", BySlug.class, Representation.CODEC);

    /**
     * Published articles, newest first or in another order. INVALID with pointer {@code /query/cursor} for a broken cursor, with
     * {@code /query/q} for an order that needs words.
     */
    public static final Endpoint<Listing, Representation> LIST =
            Endpoint.read("articles.list", Listing.class, Representation.CODEC);

    /** The most read of the last hour, day or week. */
    public static final Endpoint<Popular, Representation> POPULAR =
            Endpoint.read("articles.popular", Popular.class, Representation.CODEC);

    /**
     * The months that have published articles, the newest first; at most 3,000. INVALID with pointer {@code /query/timeZone}.
     *
     * <p>Its body is {@link MonthList}.
     */
    public static final Endpoint<Months, Representation> MONTHS =
            Endpoint.read("articles.months", Months.class, Representation.CODEC);

    /** Articles to read after one: first the editor's choice, then by what they have in common. Fails like FIND. */
    public static final Endpoint<Related, Representation> RELATED =
            Endpoint.read("articles.related", Related.class, Representation.CODEC);

    /** How often articles were read at one gateway since it last said so. */
    public static final Endpoint<Views, Done> COUNT_VIEWS =
            Endpoint.write("articles.count-views", Views.class, Done.class);

    // For the newsroom ----------------------------------------------------------------------------------------------

    /**
     * Makes a draft. INVALID; CONFLICT {@code idempotency-key-reused}. With a key that was used, the article that was made
     * then, as it is now; NOT_FOUND {@code article-unknown} if it was deleted.
     */
    public static final Endpoint<Create, WriteResult<Article>> CREATE =
            Endpoint.write("articles.create", Create.class, WriteResult.codec(Article.class));

    /** One article in any status. NOT_FOUND {@code article-unknown}, also for an author who does not own it. */
    public static final Endpoint<ById, Article> READ = Endpoint.read("articles.read", ById.class, Article.class);

    /** Articles in any status, last changed first; authors see their own. */
    public static final Endpoint<NewsroomListing, ArticlePage> LIST_ALL =
            Endpoint.read("articles.list-all", NewsroomListing.class, ArticlePage.class);

    /** Merges a patch (RFC 7396) into what was written. CONFLICT {@code version-mismatch} if someone was faster. */
    public static final Endpoint<Edit, WriteResult<Article>> EDIT =
            Endpoint.write("articles.edit", Edit.class, WriteResult.codec(Article.class));

    /** Deletes what was never public. CONFLICT {@code version-mismatch}, {@code article-was-public}. */
    public static final Endpoint<AtVersion, WriteResult<Done>> DELETE =
            Endpoint.write("articles.delete", AtVersion.class, WriteResult.codec(Done.class));

    /** Makes it public now. CONFLICT {@code already-published}. */
    public static final Endpoint<ById, WriteResult<Article>> PUBLISH =
            Endpoint.write("articles.publish", ById.class, WriteResult.codec(Article.class));

    /** Withdraws it. CONFLICT {@code not-published}. */
    public static final Endpoint<ById, WriteResult<Article>> UNPUBLISH =
            Endpoint.write("articles.unpublish", ById.class, WriteResult.codec(Article.class));

    /** Says who may comment. NOT_FOUND. */
    public static final Endpoint<SetCommentPolicy, WriteResult<Article.Discussion>> SET_COMMENT_POLICY = Endpoint.write(
            "articles.set-comment-policy", SetCommentPolicy.class, WriteResult.codec(Article.Discussion.class));

    // For the other services ----------------------------------------------------------------------------------------

    /** What changed in articles since a number: their state as it is now, each once. */
    public static final Endpoint<ChangesSince, Changes<State>> CHANGES =
            Endpoint.read("articles.changes", ChangesSince.class, Codec.json(new TypeReference<Changes<State>>() {}));

    /** Some article changed, or was withdrawn. */
    public static final Topic<Changed> CHANGED = Topic.of("articles.changed", Changed.class);

    private ArticleContract() {}

    /**
     * A new name for one change of an article, which {@link #CHANGED} and the answer to the write give as the cause. The
     * version would not do: it comes again when a backup is restored.
     */
    public static String newCause(long articleId) {
        return "article:" + articleId + ":"
                + Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    /** An article by the slug that readers use. */
    public record BySlug(String slug) {}

    /** An article by its id. */
    public record ById(long id) {}

    /** An article as it was read at some version. */
    public record AtVersion(long id, int version) {}

    /**
     * One page of published articles.
     *
     * @param q words that the article must hold, in headline, standfirst or body
     * @param limit 1 to 100
     * @param sort null for the newest first, as versions without it understand every question
     */
    public record Listing(
            @Nullable String topic,
            @Nullable String tag,
            @Nullable String author,
            @Nullable String lang,
            @Nullable String q,
            @Nullable Instant publishedAfter,
            @Nullable Instant publishedBefore,
            int limit,
            @Nullable String cursor,
            @Nullable Sort sort) {

        /** The newest first. */
        public Listing(
                @Nullable String topic,
                @Nullable String tag,
                @Nullable String author,
                @Nullable String lang,
                @Nullable String q,
                @Nullable Instant publishedAfter,
                @Nullable Instant publishedBefore,
                int limit,
                @Nullable String cursor) {
            this(topic, tag, author, lang, q, publishedAfter, publishedBefore, limit, cursor, null);
        }
    }

    /** One page of the newsroom's own list, with the same filters and the status. */
    public record NewsroomListing(@Nullable ArticleStatus status, Listing filters) {}

    /** A page of the newsroom's list. */
    public record ArticlePage(
            List<ArticleSummary> items, @Nullable String next) {}

    /** The most read: {@code limit} 1 to 100. */
    public record Popular(Window window, int limit) {}

    /**
     * The months that have articles.
     *
     * @param timeZone the id of the time zone in which months begin, such as {@code Europe/Riga}
     * @param lang the range of languages that counts; null for all
     */
    public record Months(String timeZone, @Nullable String lang) {}

    /** Months such as {@code 2026-11}. */
    public record MonthList(List<String> months) {}

    /** What to read after an article: {@code limit} 1 to 100. */
    public record Related(String slug, int limit) {}

    /** Views by article id. */
    public record Views(Map<Long, Integer> counts) {}

    /**
     * Creates an article.
     *
     * @param article the draft, which the gateway has checked against the description of the API
     * @param idempotencyKey null if the request is not to be repeated
     */
    public record Create(ArticleDraft article, @Nullable String idempotencyKey) {}

    /**
     * Changes an article.
     *
     * @param version the version that the patch is for
     */
    public record Edit(long id, int version, ArticlePatch patch) {}

    /** Who may comment; {@code slowModeSeconds} between two comments of one writer, null for none. */
    public record SetCommentPolicy(
            long id, CommentPolicy policy, @Nullable Integer slowModeSeconds) {}

    /** It is done; there is nothing more to say. */
    public record Done() {}

    /**
     * What another service must know of an article.
     *
     * @param slugs all that ever led to it, the present one first
     * @param deleted true when it is no more; nothing else counts then
     */
    public record State(
            long articleId,
            List<String> slugs,
            ArticleStatus status,
            CommentPolicy policy,
            @Nullable Integer slowModeSeconds,
            boolean deleted) {}

    /** The order of published articles. */
    public enum Sort {
        /** The last published first. */
        NEWEST,
        /** What has the words of the question in the best places first. */
        RELEVANCE;

        /** The order of that name in lower case; throws {@link IllegalArgumentException} if there is none. */
        @JsonCreator
        public static Sort named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far back the most read are counted. */
    public enum Window {
        /** The last hour. */
        HOUR("1h"),
        /** The last 24 hours. */
        DAY("24h"),
        /** The last seven days. */
        WEEK("7d");

        private final String text;

        Window(String text) {
            this.text = text;
        }

        /** The window written as {@code 1h}, {@code 24h}, {@code 7d}; throws {@link IllegalArgumentException}. */
        @JsonCreator
        public static Window of(String text) {
            for (Window window : values()) {
                if (window.text.equals(text)) {
                    return window;
                }
            }
            throw new IllegalArgumentException("No window " + text);
        }

        @Override
        @JsonValue
        public String toString() {
            return text;
        }
    }
}
