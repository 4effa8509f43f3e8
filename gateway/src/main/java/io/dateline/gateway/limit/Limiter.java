package io.dateline.gateway.limit;

import io.vertx.core.Future;

/** Counts what is done under a key, and says whether it may be done once more. */
interface Limiter {

    /** Takes one, if there is one to take. */
    Future<Verdict> take(String key, Rate rate);

    /** Puts one back that was taken for nothing. */
    Future<Void> giveBack(String key, Rate rate);
}
