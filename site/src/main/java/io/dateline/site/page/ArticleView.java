package io.dateline.site.page;

import io.dateline.config.SiteSettings;
import io.dateline.contract.Article;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.site.page.Services.CommentList;
import io.dateline.site.view.ArticlePage;
import io.dateline.site.view.Link;
import io.dateline.site.view.Moment;
import io.dateline.site.view.Teaser;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fills the view of an article's page. */
final class ArticleView {

    /** A story with fewer headings has no contents. */
    private static final int HEADINGS = 3;

    /** What was changed sooner after publication was hardly read before. */
    private static final Duration UPDATED_AFTER = Duration.ofMinutes(1);

    private final SiteSettings site;
    private final Pages pages;
    private final Heads heads;
    private final Discussions discussions;
    private final Pictures pictures;
    private final Times times;

    ArticleView(PageParts parts) {
        this.site = parts.site();
        this.pages = parts.pages();
        this.heads = parts.heads();
        this.discussions = parts.discussions();
        this.pictures = parts.pictures();
        this.times = parts.times();
    }

    /** What comes around the story and after it, and names in it. */
    record Around(
            Part<List<Link>> menu,
            Part<List<Link>> topics,
            Part<List<Link>> tags,
            Part<List<Teaser>> related,
            Part<List<Teaser>> popular,
            Part<CommentList> comments) {}

    ArticlePage of(Article article, Edition edition, Around around) {
        List<Link> topics = around.topics.value();
        ArticleBody body = ArticleBody.of(article, edition.words(), times.moments());
        return new ArticlePage(
                pages.frame(
                        edition,
                        heads.article(article, edition, topics, around.tags.value()),
                        around.menu.value(),
                        topics.isEmpty() ? "" : topics.getFirst().href()),
                article.lang(),
                Teasers.direction(article.lang()),
                article.headline(),
                article.standfirst(),
                body.dateline(),
                authors(article, edition),
                topics,
                around.tags.value(),
                times.of(Objects.requireNonNullElse(article.publishedAt(), article.updatedAt()), edition.words()),
                updated(article, edition),
                article.readingMinutes(),
                pictures.of(article.image()),
                contents(article),
                body.html(),
                corrections(article, edition),
                translations(article),
                share(article, edition),
                around.related.value(),
                around.popular.value(),
                discussions.of(article, around.comments, null, 1, edition));
    }

    private static List<Link> authors(Article article, Edition edition) {
        return article.authors().stream()
                .map(author -> new Link(edition.term(Kind.AUTHOR, author.slug()), author.name()))
                .toList();
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

    private List<ArticlePage.Correction> corrections(Article article, Edition edition) {
        return article.corrections().stream()
                .map(correction ->
                        new ArticlePage.Correction(times.of(correction.at(), edition.words()), correction.text()))
                .toList();
    }

    private static List<Link> translations(Article article) {
        return article.translations().stream()
                .map(other -> new Link(Addresses.article(other.slug()), Pages.languageName(other.lang()), other.lang()))
                .toList();
    }

    /** A path cannot be shared: the address of the site must be known. */
    private List<Link> share(Article article, Edition edition) {
        return site.address() == null
                ? List.of()
                : ShareLinks.of(site.href(Addresses.article(article.slug())), article.headline(), edition.words());
    }
}
