package io.dateline.comment.articles;

/** The names under which caches keep what is made of comments, and drop it when they are announced. */
public final class SurrogateKeys {

    private SurrogateKeys() {}

    /** Of every page of an article's comments. */
    public static String comments(long articleId) {
        return "comments:" + articleId;
    }

    /** Of what was found by a slug. */
    public static String slug(String slug) {
        return "slug:" + slug;
    }
}
