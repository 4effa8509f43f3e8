package io.dateline.gateway.site;

import io.dateline.contract.Representation;
import io.dateline.gateway.http.Answer;
import io.vertx.core.http.HttpHeaders;
import java.util.function.UnaryOperator;

/** Answers with a page for one reader alone: not stored by anybody, and not found by search engines. */
final class WriterAnswer {

    private static final String ROBOTS = "X-Robots-Tag";

    private WriterAnswer() {}

    /**
     * Such a page.
     *
     * @param location where it is for an article with another slug
     */
    static Answer of(int status, Representation page, UnaryOperator<String> location) {
        String moved = page.movedTo();
        if (moved != null) {
            return Answer.empty(308).with(HttpHeaders.LOCATION, location.apply(moved));
        }
        Answer answer = Answer.of(status, page.mediaType() == null ? PlainPage.HTML : page.mediaType(), page.body())
                .with(ROBOTS, "noindex");
        return page.policy() == null ? answer : answer.withPolicy(page.policy());
    }
}
