package io.dateline.gateway.api;

import io.dateline.bus.Bus;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.BySlug;
import io.dateline.contract.ArticleContract.Popular;
import io.dateline.contract.ArticleContract.Related;
import io.dateline.contract.ArticleContract.Window;
import io.dateline.contract.SurrogateKey;
import io.dateline.gateway.cache.Read;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.operation.Operation;
import java.util.List;

/** Reads of published articles. */
final class ArticleReads {

    static final String ARTICLES = ApiOperations.BASE_PATH + "/articles/";

    private final Bus bus;

    ArticleReads(Bus bus) {
        this.bus = bus;
    }

    List<Operation> operations() {
        return List.of(
                Operation.cachedRead("listArticles", this::list),
                Operation.cachedRead("listPopularArticles", this::popular),
                Operation.cachedRead("getArticle", this::one),
                Operation.cachedRead("listRelatedArticles", this::related));
    }

    private Read one(String path, Arguments arguments) {
        String slug = arguments.text("slug");
        return new Read(
                ARTICLES + slug,
                List.of(SurrogateKey.slug(slug)),
                call -> bus.ask(ArticleContract.FIND, new BySlug(slug), call),
                next -> "",
                moved -> ARTICLES + moved,
                true);
    }

    private Read related(String path, Arguments arguments) {
        String slug = arguments.text("slug");
        int limit = (int) arguments.number("limit");
        String tail = "/related" + arguments.normalQuery();
        return new Read(
                ARTICLES + slug + tail,
                List.of(SurrogateKey.slug(slug)),
                call -> bus.ask(ArticleContract.RELATED, new Related(slug, limit), call),
                next -> "",
                moved -> ARTICLES + moved + tail,
                false);
    }

    private Read list(String path, Arguments arguments) {
        return new Read(
                path + arguments.normalQuery(),
                List.of(),
                call -> bus.ask(ArticleContract.LIST, ArticleFilters.of(arguments), call),
                next -> path + arguments.queryAt(next),
                moved -> "",
                false);
    }

    private Read popular(String path, Arguments arguments) {
        Popular popular = new Popular(Window.of(arguments.text("window")), (int) arguments.number("limit"));
        return new Read(
                path + arguments.normalQuery(),
                List.of(),
                call -> bus.ask(ArticleContract.POPULAR, popular, call),
                next -> "",
                moved -> "",
                false);
    }
}
