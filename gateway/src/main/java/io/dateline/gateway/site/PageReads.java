package io.dateline.gateway.site;

import io.dateline.bus.Bus;
import io.dateline.bus.Endpoint;
import io.dateline.contract.ArticleContract.Window;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.gateway.cache.Read;
import io.dateline.gateway.cache.Reuse;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationHandler.CachedRead;
import io.dateline.gateway.routing.OperationRoute;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pages for everybody, which are kept in the edge cache. A page is declared by its operation, its address with its parameters,
 * and the question to the site service that they make.
 */
final class PageReads {

    private final Bus bus;
    private final PageParameters parameters;

    PageReads(Bus bus, PageParameters parameters) {
        this.bus = bus;
        this.parameters = parameters;
    }

    /** Those that have one address, whatever the languages of the site are. */
    List<OperationRoute> once() {
        return List.of(
                read("showArticle", "/{slug}", SiteContract.ARTICLE, a -> new SiteContract.ArticlePage(slug(a)), true),
                read(
                        "showComments",
                        "/{slug}/comments{?parent,cursor}",
                        SiteContract.COMMENTS,
                        a -> new SiteContract.CommentsPage(slug(a), a.optionalNumber("parent"), cursor(a)),
                        false),
                read(
                        "showComment",
                        "/{slug}/comments/{id}",
                        SiteContract.COMMENT,
                        a -> new SiteContract.CommentPage(slug(a), a.number("id")),
                        a -> List.of(SurrogateKey.comment(a.number("id")), SurrogateKey.slug(slug(a))),
                        false),
                asset("file"),
                asset("folder", "file"),
                asset("folder", "subfolder", "file"));
    }

    /** Those that each language of the site has. */
    List<OperationRoute> of(SiteLanguage language) {
        String lang = language.asked();
        String at = language.prefix();
        return List.of(
                read("showHome", at.isEmpty() ? "/" : at, SiteContract.HOME, a -> new SiteContract.Home(lang)),
                term("showTopic", Kind.TOPIC, language),
                term("showTag", Kind.TAG, language),
                term("showAuthor", Kind.AUTHOR, language),
                read(
                        "showSearch",
                        at + "/search{?q,cursor}",
                        SiteContract.SEARCH,
                        a -> new SiteContract.SearchPage(words(a), lang, cursor(a))),
                read(
                        "showArchive",
                        at + "/archive{?cursor}",
                        SiteContract.ARCHIVE,
                        a -> new SiteContract.ArchivePage(null, lang, cursor(a))),
                read(
                        "showMonth",
                        at + "/archive/{month}{?cursor}",
                        SiteContract.ARCHIVE,
                        a -> new SiteContract.ArchivePage(a.text("month"), lang, cursor(a))),
                read(
                        "showPopular",
                        at + "/popular{?window}",
                        SiteContract.POPULAR,
                        a -> new SiteContract.PopularPage(Window.of(a.text("window")), lang)),
                read(
                        "showFixedPage",
                        at + "/pages/{name}",
                        SiteContract.FIXED,
                        a -> new SiteContract.FixedPage(a.text("name"), lang)));
    }

    /** A file of the theme, in so many folders. */
    private OperationRoute asset(String... path) {
        String address = Stream.of(path).map(part -> "/{" + part + "}").collect(Collectors.joining("", "/assets", ""));
        return read(
                "getAsset",
                address,
                SiteContract.ASSET,
                a -> new SiteContract.Asset(Stream.of(path).map(a::text).collect(Collectors.joining("/"))));
    }

    private OperationRoute term(String id, Kind kind, SiteLanguage language) {
        return read(
                id,
                language.prefix() + "/" + kind.plural() + "/{slug}{?cursor}",
                SiteContract.TERM,
                a -> new SiteContract.TermPage(kind, slug(a), language.asked(), cursor(a)),
                a -> List.of(kind.key(slug(a))),
                false);
    }

    /** One that shows no thing that could be asked for before it is there. */
    private <Q> OperationRoute read(
            String id, String address, Endpoint<Q, Representation> endpoint, Function<Arguments, Q> question) {
        return read(id, address, endpoint, question, a -> List.of(), false);
    }

    /** One of an article. */
    private <Q> OperationRoute read(
            String id,
            String address,
            Endpoint<Q, Representation> endpoint,
            Function<Arguments, Q> question,
            boolean viewed) {
        return read(id, address, endpoint, question, a -> List.of(SurrogateKey.slug(slug(a))), viewed);
    }

    /**
     * A page.
     *
     * @param keys the surrogate keys that are known before its answer is
     * @param viewed whether serving it counts as a view of its article
     */
    private <Q> OperationRoute read(
            String id,
            String address,
            Endpoint<Q, Representation> endpoint,
            Function<Arguments, Q> question,
            Function<Arguments, List<SurrogateKey>> keys,
            boolean viewed) {
        PageAddress page = PageAddress.of(address);
        CachedRead read = (path, arguments) -> new Read(
                        path + arguments.normalQuery(),
                        keys.apply(arguments),
                        call -> bus.ask(endpoint, question.apply(arguments), call),
                        next -> path + arguments.queryAt(next),
                        moved -> page.at(moved, arguments),
                        viewed)
                .reused(endpoint.equals(SiteContract.ASSET) ? Reuse.AN_HOUR : Reuse.AFTER_ASKING);
        return new OperationRoute(Operation.cachedRead(id, read), page.described(id, HttpMethod.GET, null, parameters));
    }

    private static String slug(Arguments arguments) {
        return arguments.text(PageAddress.SLUG);
    }

    private static @Nullable String cursor(Arguments arguments) {
        return arguments.optionalText("cursor");
    }

    private static @Nullable String words(Arguments arguments) {
        String words = arguments.text("q");
        return words.isEmpty() ? null : words;
    }
}
