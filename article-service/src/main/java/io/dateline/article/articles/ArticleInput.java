package io.dateline.article.articles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.article.bylines.Byline;
import io.dateline.article.taxonomy.ArticleTerms;
import io.dateline.bus.Json;
import io.dateline.contract.Article;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.form.Lengths;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of an article that people write, after {@link ArticleInputParser} has checked them.
 *
 * @param slug null if it is to be made of the headline
 */
record ArticleInput(
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
        List<RelatedLink> related) {

    /** The story as CommonMark. */
    record Body(@Nullable String markdown) {}

    /**
     * A related article.
     *
     * @param placement whether it is shown within the story or after it. The HTML of the body contains neither; the page decides
     *     where an inline one is shown.
     */
    record RelatedLink(String slug, Article.Placement placement) {}

    /** The CommonMark of the story, or an empty text. */
    String markdown() {
        return body == null || body.markdown == null ? "" : body.markdown;
    }

    /** The slugs of the authors. */
    List<String> authorSlugs() {
        return authors.stream().map(Byline::slug).toList();
    }

    /** The JSON that a client could send for this input. */
    ObjectNode toJson() {
        return Json.mapper().valueToTree(this);
    }

    /** The input that a stored article was made of. */
    static ArticleInput of(Article article) {
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
                        .map(other -> new RelatedLink(other.slug(), other.placement()))
                        .toList());
    }

    /** The slugs of its authors, topics and tags. */
    ArticleTerms.Slugs terms() {
        return new ArticleTerms.Slugs(authorSlugs(), topics, tags);
    }

    /** The same input with the present slugs of its authors, topics and tags, each once. */
    ArticleInput withPresent(ArticleTerms.Found found) {
        return with(
                authors.stream()
                        .map(author -> new Byline(found.present(Kind.AUTHOR, author.slug()), author.name()))
                        .filter(distinct(Byline::slug))
                        .toList(),
                topics.stream()
                        .map(topic -> found.present(Kind.TOPIC, topic))
                        .distinct()
                        .toList(),
                tags.stream()
                        .map(tag -> found.present(Kind.TAG, tag))
                        .distinct()
                        .toList(),
                related);
    }

    /** The same input by one author. */
    ArticleInput by(String author) {
        return with(List.of(new Byline(author, null)), topics, tags, related);
    }

    private ArticleInput with(
            List<Byline> newAuthors, List<String> newTopics, List<String> newTags, List<RelatedLink> newRelated) {
        return new ArticleInput(
                headline, lang, slug, standfirst, dateline, body, newAuthors, newTopics, newTags, image, newRelated);
    }

    private static <T> Predicate<T> distinct(Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        return value -> seen.add(name.apply(value));
    }

    /** The same input with other related articles. */
    ArticleInput withRelated(List<RelatedLink> others) {
        return with(authors, topics, tags, List.copyOf(others));
    }

    /**
     * The same input with those related articles kept that the writer could not see. They keep their places if the writer
     * changed nothing; else they follow the writer's, up to the maximum number.
     *
     * @param was all related articles before the change
     * @param seen those of them that the writer could see
     */
    ArticleInput withUnseen(List<RelatedLink> was, List<RelatedLink> seen) {
        if (related.equals(seen)) {
            return withRelated(was);
        }
        return withRelated(Stream.concat(related.stream(), was.stream().filter(link -> !seen.contains(link)))
                .limit(Lengths.ARTICLE_LIST)
                .toList());
    }

    /** Whether storing the other input would change nothing; the names of authors belong to their profiles. */
    boolean isEquivalentTo(ArticleInput other) {
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
                authors.stream().map(author -> new Byline(author.slug(), null)).toList(),
                topics,
                tags,
                image,
                related);
    }
}
