package io.dateline.contract;

import io.dateline.bus.Endpoint;
import io.dateline.bus.Topic;
import io.dateline.contract.ArticleContract.Window;
import io.dateline.contract.TaxonomyContract.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pages of the site, rendered by the site service.
 *
 * <p>Each is a {@link Representation} in HTML. Its {@link SurrogateKey}s are those of all that it is made of; the page of an
 * article begins with the key of that article. A language is one of the site's, or null for its first; a page of an article
 * has the language of the article.
 */
public final class SiteContract {

    // Pages for everybody -------------------------------------------------------------------------------------------

    /** The first page of a language: the latest by topic, and the most read. */
    public static final Endpoint<Home, Representation> HOME = page("home", Home.class);

    /** An article with its first comments. Fails like {@link ArticleContract#FIND}. */
    public static final Endpoint<ArticlePage, Representation> ARTICLE = page("article", ArticlePage.class);

    /** A page of the comments of an article, or of the replies to one. Fails like {@link CommentContract#LIST}. */
    public static final Endpoint<CommentsPage, Representation> COMMENTS = page("comments", CommentsPage.class);

    /** One comment by itself. Fails like {@link CommentContract#FIND}, also where it is below another article. */
    public static final Endpoint<CommentPage, Representation> COMMENT = page("comment", CommentPage.class);

    /** The articles of a topic, with a tag or by an author. Fails like {@link TaxonomyContract#FIND}. */
    public static final Endpoint<TermPage, Representation> TERM = page("term", TermPage.class);

    /** What was found; without words, the form to search by. */
    public static final Endpoint<SearchPage, Representation> SEARCH = page("search", SearchPage.class);

    /** The articles of a month, or which months there are. INVALID with pointer {@code /query/cursor}. */
    public static final Endpoint<ArchivePage, Representation> ARCHIVE = page("archive", ArchivePage.class);

    /** The most read of the last hour, day or week. */
    public static final Endpoint<PopularPage, Representation> POPULAR = page("popular", PopularPage.class);

    /** A page that does not change, such as the imprint. NOT_FOUND {@code page-unknown}. */
    public static final Endpoint<FixedPage, Representation> FIXED = page("fixed", FixedPage.class);

    /** A file of the theme, such as the logo; of its own media type. NOT_FOUND {@code asset-unknown}. */
    public static final Endpoint<Asset, Representation> ASSET = page("asset", Asset.class);

    // Pages for one reader, which nobody keeps ------------------------------------------------------------------------

    /** The form for a comment on a page of its own: empty for a reply, or as it was sent, with what is wrong. */
    public static final Endpoint<CommentForm, Representation> COMMENT_FORM = page("comment-form", CommentForm.class);

    /** What became of a comment, for its writer: also that it is not there any more. Fails like {@link ArticleContract#FIND}. */
    public static final Endpoint<Received, Representation> RECEIVED = page("received", Received.class);

    // For the gateways ----------------------------------------------------------------------------------------------

    /** The pages that say what went wrong, for when nobody else can answer. They change only with the theme. */
    public static final Endpoint<FindProblemPages, ProblemPages> PROBLEM_PAGES =
            Endpoint.read("site.problem-pages", FindProblemPages.class, ProblemPages.class);

    /**
     * Pages were made of what the site service still kept of other services, and are wrong: a gateway can hear of a change, and
     * ask again, sooner than the site service hears of it.
     */
    public static final Topic<Changed> CHANGED = Topic.of("site.changed", Changed.class);

    private SiteContract() {}

    private static <Q> Endpoint<Q, Representation> page(String name, Class<Q> question) {
        return Endpoint.read("site." + name, question, Representation.CODEC);
    }

    /** The first page of a language. */
    public record Home(@Nullable String lang) {}

    /** The page of an article. */
    public record ArticlePage(String slug) {}

    /**
     * Comments of an article.
     *
     * @param parentId the comment whose replies are asked for; null for whole threads
     */
    public record CommentsPage(
            String slug, @Nullable Long parentId, @Nullable String cursor) {}

    /** One comment of an article. */
    public record CommentPage(String slug, long commentId) {}

    /** The articles that have a term. */
    public record TermPage(
            Kind kind,
            String slug,
            @Nullable String lang,
            @Nullable String cursor) {}

    /** What was found by some words. */
    public record SearchPage(
            @Nullable String q,
            @Nullable String lang,
            @Nullable String cursor) {}

    /**
     * The articles of a month.
     *
     * @param month such as {@code 2026-11}, in the site's time zone; null for a list of months
     */
    public record ArchivePage(
            @Nullable String month,
            @Nullable String lang,
            @Nullable String cursor) {}

    /** The most read. */
    public record PopularPage(Window window, @Nullable String lang) {}

    /** A page that does not change, by its name. */
    public record FixedPage(String name, @Nullable String lang) {}

    /** A file of the theme, by its path. */
    public record Asset(String path) {}

    /**
     * The form for a comment.
     *
     * @param parentId the comment that is replied to; null for one that starts a thread
     * @param sent null for an empty form
     */
    public record CommentForm(
            String slug, @Nullable Long parentId, @Nullable SentForm sent) {}

    /**
     * A form that could not be taken.
     *
     * @param idempotencyKey the one that it was sent with; null if it had none
     * @param failure what was wrong with it as a whole, as the code of a problem such as {@code duplicate-comment}; null where
     *     its fields are at fault
     * @param faults what was wrong with its fields
     * @param retryAfter seconds after which it may be sent again; 0 if that is not said
     */
    public record SentForm(
            String name,
            String email,
            String url,
            String body,
            boolean remember,
            @Nullable String idempotencyKey,
            @Nullable String failure,
            List<FormFault> faults,
            int retryAfter) {

        /** Keeps what a reader wrote out of logs. */
        @Override
        public String toString() {
            return "SentForm[failure=" + failure + "]";
        }
    }

    /**
     * A fault of a field.
     *
     * @param field {@code name}, {@code email}, {@code url} or {@code body}
     * @param code as in the API, such as {@code required}
     */
    public record FormFault(String field, String code) {}

    /**
     * A comment that was sent.
     *
     * @param editToken what its writer was given
     */
    public record Received(String slug, long commentId, String editToken) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Received[commentId=" + commentId + "]";
        }
    }

    /** Nothing more to say. */
    public record FindProblemPages() {}

    /**
     * What is shown in place of a page.
     *
     * @param languages of the site, the first one first
     * @param pages by language and status, such as {@code en} and {@code 503}; those without a page of their own have that of
     *     {@code 400} or {@code 500}. In each, {@link #REQUEST_ID} stands for the id of the request and {@link #RETRY_AFTER} for
     *     the seconds to wait
     * @param policies their content security policies, by language
     */
    public record ProblemPages(
            List<String> languages, Map<String, Map<Integer, String>> pages, Map<String, String> policies) {

        /** What stands in a page for the id of the request. */
        public static final String REQUEST_ID = "{{request-id}}";

        /** What stands in a page for the seconds to wait. */
        public static final String RETRY_AFTER = "{{retry-after}}";
    }
}
