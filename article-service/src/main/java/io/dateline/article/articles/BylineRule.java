package io.dateline.article.articles;

import io.dateline.article.bylines.Byline;
import io.dateline.article.bylines.Bylines;
import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * The rule for bylines: those who are limited to their own articles cannot sign with the byline of another account, nor with a new
 * one whose name could be taken for that of another account. In direct style.
 */
final class BylineRule {

    private final Bylines bylines;

    BylineRule(Bylines bylines) {
        this.bylines = bylines;
    }

    /**
     * Checks the authors that an input adds.
     *
     * @param present the slugs of the authors that the article already has
     * @throws Failure INVALID with {@code not-your-byline} for each that breaks the rule
     */
    void check(SqlConnection transaction, ArticleInput input, List<String> present, Scope scope) {
        Long account = scope.owner();
        List<Byline> added = input.authors().stream()
                .filter(author -> !present.contains(author.slug()))
                .toList();
        if (account == null || added.isEmpty()) {
            return;
        }
        List<Byline> refused = bylines.ofOthers(transaction, added, account);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < input.authors().size(); i++) {
            if (refused.contains(input.authors().get(i))) {
                faults.add(new Fault(
                        "/authors/" + i, "not-your-byline", "This is somebody else's byline; an editor can add it."));
            }
        }
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
    }
}
