package io.dateline.site;

import io.dateline.site.page.SitePages;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Serves the pages on an event loop. */
final class PagesVerticle extends VerticleBase {

    private final SitePages pages;

    PagesVerticle(SitePages pages) {
        this.pages = pages;
    }

    @Override
    public Future<?> start() {
        return pages.serve();
    }
}
