package io.dateline.site.page;

import io.dateline.bus.Call;
import io.dateline.contract.ArticleContract.Window;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract.PopularPage;
import io.dateline.site.view.Link;
import io.dateline.site.words.Words;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;

/** The most read of the last hour, day or week. */
final class ShowPopular {

    private final MostRead mostRead;
    private final Editions editions;
    private final Heads heads;
    private final Lists lists;

    ShowPopular(PageParts parts, Lists lists) {
        this.mostRead = parts.mostRead();
        this.editions = parts.editions();
        this.heads = parts.heads();
        this.lists = lists;
    }

    Future<Representation> show(PopularPage question, Call call) {
        Edition edition = editions.of(question.lang());
        return mostRead.find(question.window(), edition, Lists.LIMIT, call)
                .compose(found -> lists.answer(content(question.window(), edition), found, List.of(), call));
    }

    private Lists.Content content(Window window, Edition edition) {
        Words words = edition.words();
        String heading = words.say("popular.heading");
        List<Link> choices = Arrays.stream(Window.values())
                .map(other -> new Link(
                        other == window ? "" : edition.popular(other.toString()), words.say("popular." + other)))
                .toList();
        String path = edition.prefix() + "/popular";
        return new Lists.Content(
                "popular",
                edition,
                heads.list(edition, heading, null, path, null),
                path,
                heading,
                null,
                null,
                null,
                choices,
                words.say("popular.empty"),
                path);
    }
}
