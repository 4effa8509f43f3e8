package io.dateline.site.page;

import io.dateline.bus.Call;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.Representation;
import io.dateline.site.view.Head;
import io.dateline.site.view.Link;
import io.dateline.site.view.ListPage;
import io.dateline.site.view.Picture;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages with articles one below the other. */
final class Lists {

    /** How many articles one page shows. */
    static final int LIMIT = 20;

    private final Pages pages;
    private final Teasers teasers;

    Lists(PageParts parts) {
        this.pages = parts.pages();
        this.teasers = parts.teasers();
    }

    /**
     * What a list has besides its articles.
     *
     * @param section the address in the menu under which it belongs
     * @param path of the list, to which the cursor of the next page is added
     */
    record Content(
            String kind,
            Edition edition,
            Head head,
            String section,
            String heading,
            @Nullable String description,
            @Nullable Picture picture,
            @Nullable String query,
            List<Link> choices,
            String empty,
            String path) {}

    /** The page; {@code others} are what else it is made of, the first of them what it is about. */
    Future<Representation> answer(
            Content content, Part<List<ArticleSummary>> articles, List<Part<?>> others, Call call) {
        Call brief = Services.brief(call);
        var menu = pages.menu(content.edition, brief);
        return teasers.of(articles, content.edition, brief)
                .compose(shown -> menu.map(links -> {
                    String next = shown.next() == null ? null : withCursor(content.path, shown.next());
                    ListPage page = new ListPage(
                            pages.frame(content.edition, content.head, links.value(), content.section),
                            content.kind,
                            content.heading,
                            content.description,
                            content.picture,
                            content.query,
                            content.choices,
                            shown.value(),
                            content.empty,
                            next);
                    List<Part<?>> parts = new ArrayList<>(others);
                    parts.add(shown);
                    parts.add(links);
                    return pages.answer("list", page, parts);
                }));
    }

    private static String withCursor(String path, String cursor) {
        return path + (path.indexOf('?') < 0 ? "?" : "&") + "cursor=" + Addresses.encoded(cursor);
    }
}
