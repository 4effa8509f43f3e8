package io.dateline.site.page;

import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import java.util.List;

/** What a page is about has another slug now: there is no page, but a redirect. */
final class Moved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String slug;
    private final transient List<SurrogateKey> keys;

    Moved(String slug, List<SurrogateKey> keys) {
        super("It is at " + slug + " now.", null, false, false);
        this.slug = slug;
        this.keys = keys;
    }

    Representation representation() {
        return Representation.moved(slug, keys);
    }
}
