package io.dateline.gateway.operation;

import io.dateline.bus.Call;
import io.dateline.gateway.cache.Read;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.stream.StreamAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** What is done for one operation. Every failure in it is answered as a problem of its surface. */
public sealed interface OperationHandler {

    /** A read whose answers are kept in the edge cache. */
    @FunctionalInterface
    non-sealed interface CachedRead extends OperationHandler {

        /**
         * What to read.
         *
         * @param path the path that was asked for
         */
        Read read(String path, Arguments arguments);
    }

    /**
     * A read whose answers are kept in the edge cache, but for those who prove that the thing is theirs ({@link EditToken}):
     * they are asked for each time and kept nowhere.
     */
    record OwnedRead(CachedRead everybody, OwnersRead owner) implements OperationHandler {}

    /** A question to a service on behalf of somebody who says that the thing is theirs. */
    @FunctionalInterface
    interface OwnersRead {

        /** The answer to a checked request with that token. */
        Future<Answer> answer(OperationRequest request, String token);
    }

    /** Whether answers for everybody are kept in the edge cache. */
    default boolean isCached() {
        return this instanceof CachedRead || this instanceof OwnedRead;
    }

    /** A question to a service, answered as a whole and not cached. */
    @FunctionalInterface
    non-sealed interface Action extends OperationHandler {

        /** The answer to a checked request whose body is in its arguments. */
        Future<Answer> answer(OperationRequest request);
    }

    /** An answer without a known end, such as server-sent events. */
    @FunctionalInterface
    non-sealed interface Stream extends OperationHandler {

        /** What to send, once it is known that there is something to follow. */
        Future<StreamAnswer> open(OperationRequest request);
    }

    /** A body that is received chunk by chunk. */
    @FunctionalInterface
    non-sealed interface Upload extends OperationHandler {

        /** Begins to receive, once it is known that the client may send; until then nothing of the body is read. */
        Future<Receiver> begin(OperationRequest request);

        /** Takes the chunks of one body. After {@link #end} or {@link #abort} it is called no more. */
        interface Receiver {

            /** Takes the next chunk; the one after it is received when that is done. */
            Future<Void> write(Buffer chunk);

            /**
             * All chunks are there.
             *
             * @param call for the questions that are asked now: the time that the body took is not of its budget
             */
            Future<Answer> end(Call call);

            /** The body was cut off, too large or too slow, or a chunk could not be written. */
            void abort();
        }
    }
}
