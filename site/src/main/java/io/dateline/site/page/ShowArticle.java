package io.dateline.site.page;

import io.dateline.bus.Call;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.Related;
import io.dateline.contract.ArticleContract.Window;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.CommentContract;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.site.page.ArticleView.Around;
import io.dateline.site.page.Services.CommentList;
import io.dateline.site.view.ArticlePage;
import io.dateline.site.view.Link;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The page of an article. Without an answer about the article there is no page; of all else it shows what can be had. */
final class ShowArticle {

    private static final int RELATED = 4;
    private static final int POPULAR = 7;

    private final Services services;
    private final MostRead mostRead;
    private final KnownTerms terms;
    private final Editions editions;
    private final Pages pages;
    private final Teasers teasers;
    private final ArticleView view;

    ShowArticle(PageParts parts) {
        this.services = parts.services();
        this.mostRead = parts.mostRead();
        this.terms = parts.terms();
        this.editions = parts.editions();
        this.pages = parts.pages();
        this.teasers = parts.teasers();
        this.view = new ArticleView(parts);
    }

    Future<Representation> show(SiteContract.ArticlePage question, Call call) {
        String slug = question.slug();
        Call brief = Services.brief(call);
        // Asked for at once, before it is known whether there is an article.
        var related = Part.orElse(
                services.related(new Related(slug, RELATED + ArticleBody.READ_ALSO), brief), List.<ArticleSummary>of());
        var newest = new CommentContract.Listing(slug, CommentContract.Sort.NEWEST, null, Discussions.THREADS, null);
        var comments = Part.orElse(services.comments(newest, brief), CommentList.NONE);
        return services.article(slug, call).compose(article -> {
            Edition edition = editions.ofArticle(article.value().lang());
            return around(article.value(), edition, related, comments, brief)
                    .map(around -> page(article, edition, around));
        });
    }

    private Future<Around> around(
            Article article,
            Edition edition,
            Future<Part<List<ArticleSummary>>> related,
            Future<Part<CommentList>> comments,
            Call call) {
        var menu = pages.menu(edition, call);
        var topics = names(Kind.TOPIC, article.topics(), edition, call);
        var tags = names(Kind.TAG, article.tags(), edition, call);
        var after = related.compose(found -> teasers.of(found.map(all -> after(article, all)), edition, call));
        var popular = Part.orElse(mostRead.find(Window.DAY, edition, POPULAR + 1, call), List.<ArticleSummary>of())
                .compose(found -> teasers.of(found.map(all -> others(article, all)), edition, call));
        return Future.all(menu, topics, tags, after, popular, comments)
                .map(all -> new Around(
                        menu.result(),
                        topics.result(),
                        tags.result(),
                        after.result(),
                        popular.result(),
                        ofArticle(comments.result(), article)));
    }

    /** Whatever becomes of its comments is told by their key, also where they could not be read. */
    private static Part<CommentList> ofArticle(Part<CommentList> comments, Article article) {
        return new Part<>(
                comments.value(), List.of(SurrogateKey.comments(article.id())), comments.next(), comments.isThere());
    }

    private Future<Part<List<Link>>> names(Kind kind, List<String> slugs, Edition edition, Call call) {
        return terms.names(kind, slugs, edition.words().lang(), call)
                .map(names -> names.map(known -> slugs.stream()
                        .map(slug -> edition.link(kind, slug, Objects.requireNonNull(known.get(slug))))
                        .toList()));
    }

    private static List<ArticleSummary> others(Article article, List<ArticleSummary> all) {
        return all.stream()
                .filter(other -> other.id() != article.id())
                .limit(POPULAR)
                .toList();
    }

    /** What is linked in the story is not shown after it again. */
    private static List<ArticleSummary> after(Article article, List<ArticleSummary> all) {
        Set<String> inside = ArticleBody.readAlso(article).stream()
                .map(Article.Related::slug)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(other -> !inside.contains(other.slug()))
                .limit(RELATED)
                .toList();
    }

    private Representation page(Part<Article> article, Edition edition, Around around) {
        ArticlePage page = view.of(article.value(), edition, around);
        return pages.answer(
                "article",
                page,
                List.of(
                        article,
                        around.menu(),
                        around.topics(),
                        around.tags(),
                        around.related(),
                        around.popular(),
                        around.comments()));
    }
}
