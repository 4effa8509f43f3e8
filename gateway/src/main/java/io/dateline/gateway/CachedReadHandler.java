package io.dateline.gateway;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.gateway.cache.CachedReads;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.api.PublicRead;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** The long way of a public read: may they, is the question as described, and then the cache or a service. */
final class CachedReadHandler {

    private final LimitHandler limiting;
    private final CachedReads reads;
    private final BodyReader bodies;
    private final ResponseEnd endings;

    CachedReadHandler(LimitHandler limiting, CachedReads reads, BodyReader bodies, ResponseEnd endings) {
        this.limiting = limiting;
        this.reads = reads;
        this.bodies = bodies;
        this.endings = endings;
    }

    void carryOut(RoutedRequest visit, PublicRead read) {
        Call limited = visit.call(Caller.READER);
        limiting.reads(visit)
                .compose(allowed -> {
                    Duration left = limited.left();
                    HttpServerRequest request = visit.request();
                    Arguments arguments = visit.route()
                            .check()
                            .check(visit.place().variables(), request.query(), request.headers(), null);
                    return bodies.skip(request)
                            .compose(skipped -> reads.send(
                                    request,
                                    read.read(visit.path(), arguments),
                                    visit.call(Caller.READER).within(left)));
                })
                .onSuccess(sent -> endings.answered(visit))
                .onFailure(failure -> endings.failed(visit, failure));
    }
}
