package io.dateline.gateway.limit;

/** One thing that is limited. */
public enum Rule {
    /** Comments from one address. */
    COMMENTS_PER_ADDRESS("comments-address"),
    /** Comments on one article, whoever writes them. */
    COMMENTS_PER_ARTICLE("comments-article"),
    /** Attempts to sign in from one address. */
    SIGN_INS_PER_ADDRESS("sign-in-address"),
    /** Attempts to sign in as somebody. */
    SIGN_INS_PER_NAME("sign-in-name"),
    /** Writes of one member of staff. */
    WRITES_PER_STAFF("newsroom-staff"),
    /** Public reads from one address. */
    READS_PER_ADDRESS("reads-address"),
    /** Views of one article from one address that count; nobody is refused for them. */
    VIEWS_PER_ADDRESS("views-address");

    final String code;

    Rule(String code) {
        this.code = code;
    }
}
