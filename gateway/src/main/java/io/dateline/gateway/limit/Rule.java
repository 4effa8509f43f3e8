package io.dateline.gateway.limit;

import java.util.List;

/** One thing that is limited. */
public enum Rule {
    /** Comments from one address. */
    COMMENTS_PER_ADDRESS("comments-address", Subject.ADDRESS),
    /** Comments on one article, from all clients together. */
    COMMENTS_PER_ARTICLE("comments-article", Subject.OTHER),
    /** Attempts to sign in from one address, of which only those that fail count. */
    SIGN_INS_PER_ADDRESS("sign-in-address", Subject.OTHER),
    /** Attempts to sign in with one name, of which only those that fail count. */
    SIGN_INS_PER_NAME("sign-in-name", Subject.OTHER),
    /** Writes of one member of staff. */
    WRITES_PER_STAFF("newsroom-staff", Subject.STAFF),
    /** Public reads from one address. */
    READS_PER_ADDRESS("reads-address", Subject.ADDRESS),
    /** Views of one article from one address that count; nobody is refused for them. */
    VIEWS_PER_ADDRESS("views-address", Subject.OTHER);

    /** What requests are counted by. */
    public enum Subject {
        /** The network of the client, known of every request. */
        ADDRESS,
        /** The account that is signed in. */
        STAFF,
        /** Something that is known later: what the body says, or how the request ended. */
        OTHER
    }

    /** Behind the code of a limit, that of the site to which an IPv6 network belongs. */
    private static final String SITE = "-site";

    final String code;
    private final Subject subject;

    Rule(String code, Subject subject) {
        this.code = code;
        this.subject = subject;
    }

    /** The code of the limit that counts the site of an IPv6 client. */
    String siteCode() {
        return code + SITE;
    }

    /** The codes of the limits that may refuse a request because of this rule. */
    List<String> refusingCodes() {
        return switch (this) {
            case COMMENTS_PER_ADDRESS, SIGN_INS_PER_ADDRESS, READS_PER_ADDRESS -> List.of(code, siteCode());
            case COMMENTS_PER_ARTICLE, SIGN_INS_PER_NAME, WRITES_PER_STAFF -> List.of(code);
            case VIEWS_PER_ADDRESS -> List.of();
        };
    }

    /** What requests are counted by. */
    public Subject subject() {
        return subject;
    }
}
