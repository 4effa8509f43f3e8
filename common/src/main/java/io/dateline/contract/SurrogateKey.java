package io.dateline.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Names something that an answer shows: a cache finds by it all answers to drop or renew when that changes. In JSON it is its
 * text. Keys are made here and nowhere else; one that comes over the bus may be of a kind that is not known here.
 *
 * @param text unique among all keys, such as {@code article:17}
 */
public record SurrogateKey(@JsonValue String text) {

    private static final String ARTICLE = "article:";
    private static final String SLUG = "slug:";

    private static final SurrogateKey ARTICLES = new SurrogateKey("articles");
    private static final SurrogateKey POPULAR = new SurrogateKey("popular");
    private static final SurrogateKey AUTHORS = new SurrogateKey("authors");
    private static final SurrogateKey TOPICS = new SurrogateKey("topics");
    private static final SurrogateKey TAGS = new SurrogateKey("tags");

    /** A key as it was written. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SurrogateKey read(String text) {
        return new SurrogateKey(text);
    }

    /** Of what shows an article, in full or in a list that it must not be missing from. */
    public static SurrogateKey article(long id) {
        return new SurrogateKey(ARTICLE + id);
    }

    /** Of what was asked for by a slug: the article, what belongs to it, and that there is none. */
    public static SurrogateKey slug(String slug) {
        return new SurrogateKey(SLUG + slug);
    }

    /** Of what shows the headline or the address of the article with that slug. */
    public static SurrogateKey headline(String slug) {
        return new SurrogateKey("headline:" + slug);
    }

    /** Of lists of articles without a filter. */
    public static SurrogateKey articles() {
        return ARTICLES;
    }

    /** Of what shows a topic, by its slug: lists of articles, and the topic itself. */
    public static SurrogateKey topic(String slug) {
        return new SurrogateKey("topic:" + slug);
    }

    /** Of what shows a tag, by its slug: lists of articles, and the tag itself. */
    public static SurrogateKey tag(String slug) {
        return new SurrogateKey("tag:" + slug);
    }

    /** Of what shows an author, by their slug: lists of articles, and the author itself. */
    public static SurrogateKey author(String slug) {
        return new SurrogateKey("author:" + slug);
    }

    /** Of lists of authors. */
    public static SurrogateKey authors() {
        return AUTHORS;
    }

    /** Of lists of topics. */
    public static SurrogateKey topics() {
        return TOPICS;
    }

    /** Of lists of tags. */
    public static SurrogateKey tags() {
        return TAGS;
    }

    /** Of lists of a language range, such as {@code pt}, which {@code pt-BR} is a case of. */
    public static SurrogateKey lang(String range) {
        return new SurrogateKey("lang:" + range);
    }

    /** Of lists of the most read. */
    public static SurrogateKey popular() {
        return POPULAR;
    }

    /** Of every page of an article's comments. */
    public static SurrogateKey comments(long articleId) {
        return new SurrogateKey("comments:" + articleId);
    }

    /** Of what shows one comment by itself, or that there is none with that id. */
    public static SurrogateKey comment(long id) {
        return new SurrogateKey("comment:" + id);
    }

    /** The id that {@link #article} made it of; empty for any other key. */
    public OptionalLong asArticleId() {
        return text.startsWith(ARTICLE)
                ? OptionalLong.of(Long.parseLong(text.substring(ARTICLE.length())))
                : OptionalLong.empty();
    }

    /** The slug that {@link #slug} made it of; empty for any other key. */
    public Optional<String> asSlug() {
        return text.startsWith(SLUG) ? Optional.of(text.substring(SLUG.length())) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
