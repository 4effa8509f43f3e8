package io.dateline.article.articles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import io.dateline.contract.Article;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people write of an article, checked: the form in which it is sent, and to which patches are applied.
 *
 * @param slug null to have one made of the headline
 */
public record ArticleInput(
        String headline,
        String lang,
        @Nullable String slug,
        @Nullable String standfirst,
        Article.@Nullable Dateline dateline,
        @Nullable Body body,
        List<Byline> authors,
        List<String> topics,
        List<String> tags,
        Article.@Nullable Image image,
        List<Pointer> related) {

    /** The story as CommonMark. */
    public record Body(@Nullable String markdown) {}

    /**
     * An author.
     *
     * @param name for a profile that is not there yet; null to make it of the slug
     */
    public record Byline(String slug, @Nullable String name) {}

    /**
     * A pointer to another article.
     *
     * @param placement whether it is shown within the story or after it; the HTML of the body holds neither. Where
     *     within the story an inline one stands is for the page to say; a writer who minds puts a link there.
     */
    public record Pointer(String slug, Article.Placement placement) {}

    /** The CommonMark, empty where there is none. */
    public String markdown() {
        return body == null || body.markdown == null ? "" : body.markdown;
    }

    /** The slugs of its authors. */
    public List<String> authorSlugs() {
        return authors.stream().map(Byline::slug).toList();
    }

    /** Its JSON, as it could be sent. */
    public ObjectNode toJson() {
        return Json.mapper().valueToTree(this);
    }

    /** What was written of an article that is stored. */
    public static ArticleInput of(Article article) {
        return new ArticleInput(
                article.headline(),
                article.lang(),
                article.slug(),
                article.standfirst(),
                article.dateline(),
                article.body().markdown() == null
                        ? null
                        : new Body(article.body().markdown()),
                article.authors().stream()
                        .map(author -> new Byline(author.slug(), author.name()))
                        .toList(),
                article.topics(),
                article.tags(),
                article.image(),
                article.related().stream()
                        .map(other -> new Pointer(other.slug(), other.placement()))
                        .toList());
    }

    /** The same with other pointers. */
    public ArticleInput withRelated(List<Pointer> others) {
        return new ArticleInput(
                headline, lang, slug, standfirst, dateline, body, authors, topics, tags, image, List.copyOf(others));
    }

    /**
     * The same with the pointers that were there, but that the writer did not see: nobody takes away what they do not see. They
     * stay where they were, or follow the others if those changed, as far as there may be so many.
     *
     * @param was all that were there
     * @param seen those of them that the writer saw
     */
    public ArticleInput withUnseen(List<Pointer> was, List<Pointer> seen) {
        if (related.equals(seen)) {
            return withRelated(was);
        }
        return withRelated(Stream.concat(related.stream(), was.stream().filter(pointer -> !seen.contains(pointer)))
                .limit(ArticleInputParser.MOST)
                .toList());
    }

    /** Whether both say the same; the name beside an author's slug says nothing of the article. */
    public boolean saysTheSameAs(ArticleInput other) {
        return withoutNames().equals(other.withoutNames());
    }

    private ArticleInput withoutNames() {
        return new ArticleInput(
                headline,
                lang,
                slug,
                standfirst,
                dateline,
                new Body(markdown()),
                authors.stream().map(author -> new Byline(author.slug, null)).toList(),
                topics,
                tags,
                image,
                related);
    }
}
