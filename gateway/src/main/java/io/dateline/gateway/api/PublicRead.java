package io.dateline.gateway.api;

import io.dateline.gateway.cache.Read;
import io.dateline.gateway.openapi.Arguments;

/** What is read for one operation whose answers are cached. */
@FunctionalInterface
public interface PublicRead {

    /**
     * What to read.
     *
     * @param path the path that was asked for
     */
    Read read(String path, Arguments arguments);
}
