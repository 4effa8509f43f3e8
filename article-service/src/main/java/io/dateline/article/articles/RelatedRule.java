package io.dateline.article.articles;

import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rule for related articles: each exists, is another article, and is named once. In direct style. */
final class RelatedRule {

    private final RelatedArticles related = new RelatedArticles();

    /**
     * The input with the present slug of each related article. An article that is neither public nor in the scope is answered
     * like one that does not exist.
     *
     * @param id the article that the input is for
     * @throws Failure INVALID with {@code unknown-article}, {@code same-article} or {@code repeated} for each that breaks the rule
     */
    ArticleInput resolve(SqlConnection transaction, ArticleInput input, long id, Scope scope) {
        List<ArticleInput.RelatedLink> links = input.related();
        if (links.isEmpty()) {
            return input;
        }
        Map<String, RelatedArticles.Target> targets = related.bySlug(
                transaction, links.stream().map(ArticleInput.RelatedLink::slug).toList(), scope);
        List<ArticleInput.RelatedLink> resolved = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < links.size(); i++) {
            RelatedArticles.Target target = targets.get(links.get(i).slug());
            String pointer = "/related/" + i + "/slug";
            if (target == null) {
                faults.add(new Fault(pointer, "unknown-article", "There is no such article."));
            } else if (target.id() == id) {
                faults.add(new Fault(pointer, "same-article", "An article cannot point to itself."));
            } else if (!seen.add(target.id())) {
                faults.add(new Fault(pointer, "repeated", "This article is named twice."));
            } else {
                resolved.add(
                        new ArticleInput.RelatedLink(target.slug(), links.get(i).placement()));
            }
        }
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
        return input.withRelated(resolved);
    }
}
