package io.dateline.standalone;

/** The ports of operations of the services: one after the other, the gateway's first. */
enum OperationsPort {
    GATEWAY("gateway", 0),
    ARTICLE_SERVICE("article-service", 1),
    COMMENT_SERVICE("comment-service", 2),
    SITE("site", 3);

    /** The greatest with room for those after it. */
    static final int HIGHEST_FIRST = 65_535 - 3;

    private final String service;
    private final int place;

    OperationsPort(String service, int place) {
        this.service = service;
        this.place = place;
    }

    /** The name of the service. */
    String service() {
        return service;
    }

    /** Its port, where the first is this one; 0 for any free one. */
    int after(int first) {
        return first == 0 ? 0 : first + place;
    }

    /** The same, as settings are written. */
    String after(String first) {
        return Integer.toString(after(Integer.parseInt(first)));
    }
}
