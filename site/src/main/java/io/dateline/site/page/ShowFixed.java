package io.dateline.site.page;

import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.site.theme.Asset;
import io.dateline.site.theme.FixedText;
import io.dateline.site.theme.Theme;
import io.dateline.site.view.FixedPage;
import io.vertx.core.Future;
import java.util.List;

/** What the theme brings along: pages that do not change, such as the imprint, and files, such as the logo. */
final class ShowFixed {

    private final Theme theme;
    private final Editions editions;
    private final Pages pages;
    private final Heads heads;

    ShowFixed(PageParts parts, Theme theme) {
        this.theme = theme;
        this.editions = parts.editions();
        this.pages = parts.pages();
        this.heads = parts.heads();
    }

    Future<Representation> page(SiteContract.FixedPage question, Call call) {
        Edition edition = editions.of(question.lang());
        FixedText text = theme.page(question.name(), edition.lang());
        if (text == null) {
            throw Editions.unknown();
        }
        String path = edition.prefix() + "/pages/" + Addresses.segment(text.name());
        return pages.menu(edition, Services.brief(call)).map(menu -> {
            var head = heads.list(edition, text.heading(), null, path, null);
            FixedPage page = new FixedPage(pages.frame(edition, head, menu.value(), path), text.heading(), text.html());
            return pages.answer("fixed", page, List.of(menu));
        });
    }

    Future<Representation> asset(SiteContract.Asset question) {
        Asset asset = theme.asset(question.path());
        if (asset == null) {
            throw Failure.notFound("asset-unknown", "There is no such file.");
        }
        return Future.succeededFuture(Representation.of(asset.mediaType(), asset.policy(), asset.bytes(), List.of()));
    }
}
