package io.dateline.gateway.limit;

import io.vertx.core.Future;

/** Counts requests by key, and decides whether one more is allowed. */
interface Limiter {

    /** Takes one, if one more is allowed. */
    Future<Verdict> take(String key, Rate rate);

    /** Gives one back that was taken and not used. */
    Future<Void> giveBack(String key, Rate rate);
}
