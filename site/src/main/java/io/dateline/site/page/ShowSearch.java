package io.dateline.site.page;

import io.dateline.bus.Call;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract.SearchPage;
import io.dateline.form.Text;
import io.vertx.core.Future;
import java.util.List;

/** What was found by some words, the newest first; without words, the form to search by. */
final class ShowSearch {

    private final Services services;
    private final Editions editions;
    private final Heads heads;
    private final Lists lists;

    ShowSearch(PageParts parts, Lists lists) {
        this.services = parts.services();
        this.editions = parts.editions();
        this.heads = parts.heads();
        this.lists = lists;
    }

    Future<Representation> show(SearchPage question, Call call) {
        Edition edition = editions.of(question.lang());
        String query = question.q() == null ? "" : question.q();
        if (Text.isBlank(query)) {
            return lists.answer(content("", edition), new Part<>(List.of(), List.of()), List.of(), call);
        }
        Listing listing =
                new Listing(null, null, null, edition.filter(), query, null, null, Lists.LIMIT, question.cursor());
        return services.list(listing, call)
                .compose(found -> lists.answer(content(query, edition), found, List.of(), call));
    }

    private Lists.Content content(String query, Edition edition) {
        String heading = query.isEmpty()
                ? edition.words().say("search.heading")
                : edition.words().say("search.found", "query", query);
        return new Lists.Content(
                "search",
                edition,
                heads.unlisted(heading),
                edition.prefix() + "/search",
                heading,
                null,
                null,
                query,
                List.of(),
                edition.words().say(query.isEmpty() ? "search.invite" : "search.empty"),
                edition.search(query));
    }
}
