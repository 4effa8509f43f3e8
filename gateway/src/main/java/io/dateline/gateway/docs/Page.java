package io.dateline.gateway.docs;

import io.dateline.gateway.prepared.Bodies;
import io.dateline.gateway.prepared.PreparedAnswer;
import io.dateline.gateway.prepared.PreparedHeaders;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** One page that never changes while the process runs, or a redirect to one. */
public final class Page {

    /** What a page that loads nothing may do. */
    static final String PLAIN = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    private static final String CACHE_CONTROL = "public, max-age=300";

    private final PreparedAnswer answer;

    private Page(PreparedAnswer answer) {
        this.answer = answer;
    }

    static Page of(String type, Buffer body, String policy) {
        return tagged(type, body, Bodies.hash(body), policy);
    }

    /** One that somebody else has released, of which that version is known: no need to hash it at each start. */
    static Page released(String type, Buffer body, String version) {
        return tagged(type, body, version, PLAIN);
    }

    static Page redirect(String location) {
        return new Page(PreparedAnswer.bare(302, PLAIN, headers().add(HttpHeaders.LOCATION, location)));
    }

    /** Compressed at once: at the start nobody waits for it. */
    private static Page tagged(String type, Buffer body, String tag, String policy) {
        PreparedHeaders headers = headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return new Page(PreparedAnswer.of(body, type, tag, policy, headers).compressed());
    }

    private static PreparedHeaders headers() {
        return new PreparedHeaders().add(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
    }

    /** Sends it, or 304 to a client that has it. */
    public void send(HttpServerRequest request) {
        answer.send(request);
    }
}
