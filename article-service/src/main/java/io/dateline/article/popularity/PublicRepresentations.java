package io.dateline.article.popularity;

import io.dateline.contract.Representation;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Reads the articles that are to be cached. */
@FunctionalInterface
public interface PublicRepresentations {

    /** Those of the articles that are public, by id, as they are answered to readers. */
    Future<Map<Long, Representation>> read(List<Long> ids);
}
