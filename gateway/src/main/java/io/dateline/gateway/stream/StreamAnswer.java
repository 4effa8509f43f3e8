package io.dateline.gateway.stream;

import io.vertx.core.buffer.Buffer;

/**
 * An answer without a known end.
 *
 * @param heartbeat what is sent now and then while there is nothing else, and means nothing to the client
 */
public record StreamAnswer(String mediaType, Buffer heartbeat, Source source) {

    private static final Buffer COMMENT = Buffer.buffer(":\n\n");

    /** Writes what is to be sent. */
    @FunctionalInterface
    public interface Source {

        /**
         * Begins to write, on the event loop of the connection; the head of the answer is sent already.
         *
         * @return what is to be done once the stream has ended, whichever side ended it
         */
        Runnable start(OpenStream stream);
    }

    /** Server-sent events. */
    public static StreamAnswer events(Source source) {
        return new StreamAnswer("text/event-stream", COMMENT, source);
    }
}
