package io.dateline.site.page;

import io.dateline.bus.Call;
import io.dateline.config.SiteSettings;
import io.dateline.contract.Article;
import io.dateline.contract.Article.Placement;
import io.dateline.contract.ArticleContract.Related;
import io.dateline.contract.ArticleContract.Window;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.CommentContract;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.site.page.Services.CommentList;
import io.dateline.site.view.ArticlePage;
import io.dateline.site.view.Link;
import io.dateline.site.view.Moment;
import io.dateline.site.view.Teaser;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of an article. Without an answer about the article there is no page; of all else it shows what can be had. */
final class ShowArticle {

    private static final int RELATED = 4;
    private static final int POPULAR = 7;

    /** So many links stand in the middle of a story at most; others come after it. */
    private static final int READ_ALSO = 3;

    /** A story with fewer headings has no contents. */
    private static final int HEADINGS = 3;

    /** What was changed sooner after publication was hardly read before. */
    private static final Duration UPDATED_AFTER = Duration.ofMinutes(1);

    private final SiteSettings site;
    private final Services services;
    private final MostRead mostRead;
    private final KnownTerms terms;
    private final Editions editions;
    private final Pages pages;
    private final Heads heads;
    private final Teasers teasers;
    private final Discussions discussions;
    private final Pictures pictures;
    private final Times times;

    ShowArticle(PageParts parts) {
        this.site = parts.site();
        this.services = parts.services();
        this.mostRead = parts.mostRead();
        this.terms = parts.terms();
        this.editions = parts.editions();
        this.pages = parts.pages();
        this.heads = parts.heads();
        this.teasers = parts.teasers();
        this.discussions = parts.discussions();
        this.pictures = parts.pictures();
        this.times = parts.times();
    }

    /** What comes after the story, and names in it. */
    private record Around(
            Part<List<Link>> menu,
            Part<List<Link>> topics,
            Part<List<Link>> tags,
            Part<List<Teaser>> related,
            Part<List<Teaser>> popular,
            Part<CommentList> comments) {}

    Future<Representation> show(SiteContract.ArticlePage question, Call call) {
        String slug = question.slug();
        Call brief = Services.brief(call);
        // Asked for at once, before it is known whether there is an article.
        Future<Part<List<ArticleSummary>>> related =
                Part.orElse(services.related(new Related(slug, RELATED + READ_ALSO), brief), List.of());
        Future<Part<CommentList>> comments = Part.orElse(
                services.comments(
                        new CommentContract.Listing(slug, CommentContract.Sort.NEWEST, null, Discussions.THREADS, null),
                        brief),
                CommentList.NONE);
        return services.article(slug, call)
                .compose(article ->
                        around(article.value(), related, comments, brief).map(around -> page(article, around)));
    }

    private Future<Around> around(
            Article article,
            Future<Part<List<ArticleSummary>>> related,
            Future<Part<CommentList>> comments,
            Call call) {
        Edition edition = editions.ofArticle(article.lang());
        var menu = pages.menu(edition, call);
        var topics = names(Kind.TOPIC, article.topics(), edition, call);
        var tags = names(Kind.TAG, article.tags(), edition, call);
        var after = related.compose(found -> teasers.of(found.map(all -> after(article, all)), edition, call));
        var popular = Part.orElse(mostRead.find(Window.DAY, edition, POPULAR + 1, call), List.of())
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
        Set<String> inside =
                readAlso(article).stream().map(Article.Related::slug).collect(Collectors.toSet());
        return all.stream()
                .filter(other -> !inside.contains(other.slug()))
                .limit(RELATED)
                .toList();
    }

    private static List<Article.Related> readAlso(Article article) {
        return article.related().stream()
                .filter(related -> related.placement() == Placement.INLINE)
                .limit(READ_ALSO)
                .toList();
    }

    private Representation page(Part<Article> part, Around around) {
        Article article = part.value();
        Edition edition = editions.ofArticle(article.lang());
        List<Link> topics = around.topics.value();
        Story story = Story.of(article.body().html());
        String dateline = dateline(article, edition);
        boolean isInStory = dateline != null && story.beginsWithWords();
        if (dateline != null && isInStory) {
            story.begin(dateline + " – ");
        }
        story.readAlso(
                edition.words().say("article.read-also"),
                article.lang().equals(edition.words().lang())
                        ? null
                        : edition.words().lang(),
                readAlso(article).stream()
                        .map(related -> new Link(Addresses.article(related.slug()), related.headline()))
                        .toList());
        ArticlePage page = new ArticlePage(
                pages.frame(
                        edition,
                        heads.article(article, edition, topics),
                        around.menu.value(),
                        topics.isEmpty() ? "" : topics.getFirst().href()),
                article.lang(),
                Teasers.direction(article.lang()),
                article.headline(),
                article.standfirst(),
                isInStory ? null : dateline,
                article.authors().stream()
                        .map(author -> new Link(edition.term(Kind.AUTHOR, author.slug()), author.name()))
                        .toList(),
                topics,
                around.tags.value(),
                times.of(Objects.requireNonNullElse(article.publishedAt(), article.updatedAt()), edition.words()),
                updated(article, edition),
                article.readingMinutes(),
                pictures.of(article.image()),
                contents(article),
                story.html(),
                article.corrections().stream()
                        .map(correction -> new ArticlePage.Correction(
                                times.of(correction.at(), edition.words()), correction.text()))
                        .toList(),
                translations(article),
                site.address() == null
                        ? List.of()
                        : ShareLinks.of(
                                site.href(Addresses.article(article.slug())), article.headline(), edition.words()),
                around.related.value(),
                around.popular.value(),
                discussions.of(article, around.comments, null, 1, edition));
        List<Part<?>> parts =
                List.of(part, around.menu, around.topics, around.tags, around.related, around.popular, around.comments);
        return pages.answer("article", page, parts);
    }

    private @Nullable String dateline(Article article, Edition edition) {
        Article.Dateline dateline = article.dateline();
        if (dateline == null) {
            return null;
        }
        return dateline.date() == null
                ? dateline.place()
                : edition.words()
                        .say(
                                "article.dateline",
                                "place",
                                dateline.place(),
                                "date",
                                times.moments().date(dateline.date(), article.lang()));
    }

    private @Nullable Moment updated(Article article, Edition edition) {
        return article.publishedAt() != null
                        && article.updatedAt().isAfter(article.publishedAt().plus(UPDATED_AFTER))
                ? times.of(article.updatedAt(), edition.words())
                : null;
    }

    private static List<Link> contents(Article article) {
        return article.contents().size() < HEADINGS
                ? List.of()
                : article.contents().stream()
                        .map(section -> new Link("#" + section.anchor(), section.heading()))
                        .toList();
    }

    private static List<Link> translations(Article article) {
        List<Link> translations = new ArrayList<>();
        article.translations()
                .forEach(other -> translations.add(
                        new Link(Addresses.article(other.slug()), Pages.languageName(other.lang()), other.lang())));
        return translations;
    }
}
