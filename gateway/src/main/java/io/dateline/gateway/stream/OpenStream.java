package io.dateline.gateway.stream;

import io.dateline.gateway.connection.ClientConnection;
import io.dateline.gateway.connection.ConnectionMeters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stream to one client. What is written is held in the connection's write queue, up to a size: a client that receives
 * slower than that is cut off, rather than making others wait or memory grow. It comes back with the id of the last event it
 * has. May be used from any thread.
 */
public final class OpenStream {

    /** Bytes that wait for the client before it counts as slow. */
    static final int QUEUE_BYTES = 256 << 10;

    /** Chunks that wait for the event loop. */
    private static final int MAX_PENDING = 1_000;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context context;
    private final Consumer<OpenStream> ended;
    private final AtomicInteger pending = new AtomicInteger();
    private @Nullable Runnable source;
    private boolean closed;
    private boolean silent;
    private long heartbeats;

    /** @param ended is called once, when it has ended */
    OpenStream(HttpServerRequest request, Context context, Consumer<OpenStream> ended) {
        this.request = request;
        this.response = request.response();
        this.context = context;
        this.ended = ended;
    }

    /** Sends a chunk. After the end nothing is sent. */
    public void write(Buffer chunk) {
        if (pending.incrementAndGet() > MAX_PENDING) {
            pending.decrementAndGet();
            run(this::cut);
            return;
        }
        run(() -> {
            pending.decrementAndGet();
            send(chunk);
        });
    }

    /** Ends it in order; the connection stays open for other requests. */
    public void end() {
        run(() -> {
            if (!closed) {
                var unused = response.end();
                close();
            }
        });
    }

    /** Ends it in order, and its connection with it, so that the client goes elsewhere. */
    void endWithConnection() {
        run(() -> {
            if (!closed) {
                ClientConnection.of(request).endAfterAnswer();
                end();
            }
        });
    }

    /**
     * Sends the head of the answer, and begins.
     *
     * @param heartbeatMillis so often there is a heartbeat, if nothing else was sent since the one before was due
     */
    void start(StreamAnswer answer, long heartbeatMillis) {
        response.setWriteQueueMaxSize(QUEUE_BYTES);
        response.exceptionHandler(gone -> close());
        response.closeHandler(gone -> close());
        heartbeats = context.owner().setPeriodic(heartbeatMillis, due -> beat(answer.heartbeat()));
        // With it the head goes out, so that clients and proxies see that the stream is open.
        send(answer.heartbeat());
        Runnable started;
        try {
            started = answer.source().start(this);
        } catch (RuntimeException e) {
            end();
            throw e;
        }
        if (closed) {
            started.run();
        } else {
            source = started;
        }
    }

    private void beat(Buffer heartbeat) {
        if (silent) {
            send(heartbeat);
        }
        silent = true;
    }

    private void send(Buffer chunk) {
        if (closed) {
            return;
        }
        if (response.writeQueueFull()) {
            cut();
            return;
        }
        silent = false;
        var unused = response.write(chunk);
    }

    private void cut() {
        if (!closed) {
            ClientConnection.of(request).cut(ConnectionMeters.Closed.WRITE);
            close();
        }
    }

    private void close() {
        if (closed) {
            return;
        }
        closed = true;
        context.owner().cancelTimer(heartbeats);
        ended.accept(this);
        if (source != null) {
            source.run();
        }
    }

    private void run(Runnable step) {
        if (context.equals(Vertx.currentContext())) {
            step.run();
        } else {
            context.runOnContext(there -> step.run());
        }
    }
}
