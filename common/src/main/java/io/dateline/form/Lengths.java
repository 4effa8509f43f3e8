package io.dateline.form;

/** How long the texts of the API's fields may be, in code points, where a service knows it too. */
public final class Lengths {

    /** An article's headline. */
    public static final int HEADLINE = 300;

    /** An article's standfirst. */
    public static final int STANDFIRST = 2_000;

    /** The place of a dateline. */
    public static final int PLACE = 100;

    /** An article's body, in Markdown. */
    public static final int ARTICLE_BODY = 200_000;

    /** The name in an author profile. */
    public static final int AUTHOR_NAME = 100;

    /** The text that stands for a picture. */
    public static final int IMAGE_ALT = 500;

    /** The caption of a picture. */
    public static final int IMAGE_CAPTION = 1_000;

    /** The credit of a picture. */
    public static final int IMAGE_CREDIT = 300;

    /** The entries of each list of an article: authors, topics, tags, related articles. */
    public static final int ARTICLE_LIST = 20;

    /** The name of a topic or a tag. */
    public static final int TERM_NAME = 100;

    /** The description of an author, a topic or a tag. */
    public static final int TERM_DESCRIPTION = 2_000;

    /** The names of an author, a topic or a tag in other languages. */
    public static final int TERM_NAMES = 50;

    /** The name of a comment's writer. */
    public static final int COMMENT_NAME = 100;

    /** A comment's text, in Markdown. */
    public static final int COMMENT_BODY = 5_000;

    /** Why a moderator decided as they did. */
    public static final int DECISION_REASON = 500;

    /** The display name of an account. */
    public static final int DISPLAY_NAME = 100;

    /** The shortest password; of the password as RFC 8265 prepares it. */
    public static final int MIN_PASSWORD = 8;

    /** The longest password; of the password as RFC 8265 prepares it. */
    public static final int PASSWORD = 256;

    /** An idempotency key. */
    public static final int IDEMPOTENCY_KEY = 255;

    private Lengths() {}
}
