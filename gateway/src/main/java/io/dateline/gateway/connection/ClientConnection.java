package io.dateline.gateway.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.http.impl.VertxHttpObject;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection of a client, from its opening to its end.
 *
 * <p>It stands in Netty's pipeline between the decoder and Vert.x. It knows whether a request is under way: one more head was
 * decoded than answers were written, or a part of a head or a body is there. After a request that could not be understood it
 * sends the answer, and then ends in order: it says that nothing more will come, throws away for a second what the client
 * still sends, so that the answer is not lost, and closes.
 *
 * <p>All of it happens on the connection's event loop, but for the two times, which others read.
 */
public final class ClientConnection extends ChannelDuplexHandler {

    private static final AttributeKey<ClientConnection> KEY =
            AttributeKey.valueOf(ClientConnection.class, "connection");
    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final int LINGER_BYTES = 1 << 20;

    private final Http1xServerConnection http;
    private final ClientNetwork network;
    private final StrictRequestDecoder decoder;
    private final AtomicBoolean allEnd;
    private final ConnectionMeters meters;

    /** Since when there is no request under way, 0 while there is one. */
    private final AtomicLong idleSince = new AtomicLong(now());

    /** Since when the rest of a head or of a body is waited for, 0 while none is. */
    private final AtomicLong waitingSince = new AtomicLong();

    /** Since when what was written by then is not taken by the client, 0 while nothing waits. */
    private final AtomicLong stalledSince = new AtomicLong();

    private long begun;
    private long answered;
    private boolean ending;
    private boolean broken;
    private boolean lingering;
    private long thrownAway;

    /** @param allEnd whether all connections are to end with their next answer */
    ClientConnection(
            Http1xServerConnection http,
            ClientNetwork network,
            HttpServerOptions options,
            AtomicBoolean allEnd,
            ConnectionMeters meters) {
        this.http = http;
        this.network = network;
        this.decoder = new StrictRequestDecoder(options, this);
        this.allEnd = allEnd;
        this.meters = meters;
    }

    /** Takes its place in the pipeline. */
    void install() {
        channel().attr(KEY).set(this);
        channel().pipeline().addBefore("handler", "connection", this).replace("httpDecoder", "httpDecoder", decoder);
    }

    /** The connection on which a request came. */
    public static ClientConnection of(HttpServerRequest request) {
        return Objects.requireNonNull(
                ((ConnectionBase) request.connection()).channel().attr(KEY).get());
    }

    /** Where the other end is: the client, or a proxy. */
    public ClientNetwork network() {
        return network;
    }

    /** Whether the body of the request under way is broken, and will never end. */
    public boolean isBroken() {
        return broken;
    }

    /** Takes no more requests, and ends when the one under way is answered. */
    public void endAfterAnswer() {
        if (!channel().eventLoop().inEventLoop()) {
            channel().eventLoop().execute(this::endAfterAnswer);
            return;
        }
        decoder.stop();
        if (begun == answered) {
            linger();
        } else {
            ending = true;
        }
    }

    /** Ends at once, since the client kept no limit of size or time. */
    public void cut(ConnectionMeters.Closed reason) {
        if (channel().isActive()) {
            meters.closed(reason);
        }
        closeNow();
    }

    /** A part of a head is there. */
    void waits() {
        if (waitingSince.getPlain() == 0) {
            idleSince.setRelease(0);
            waitingSince.setRelease(now());
        }
    }

    /** A request is there. */
    void begun(boolean withBody) {
        begun++;
        idleSince.setRelease(0);
        if (withBody) {
            waitingSince.setRelease(now());
        } else if (waitingSince.getPlain() != 0) {
            waitingSince.setRelease(0);
        }
    }

    /** The body of the last request is there. */
    void bodyEnded() {
        waitingSince.setRelease(0);
        if (begun == answered) {
            idleSince.setRelease(now());
        }
    }

    /** So many bytes came after the last request. */
    void threwAway(int bytes) {
        thrownAway += bytes;
        if (thrownAway > LINGER_BYTES) {
            cut(ConnectionMeters.Closed.BODY);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (allEnd.get() && !ending && message instanceof HttpResponse head && isLast(head)) {
            head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            endAfterAnswer();
        }
        if (message instanceof VertxHttpObject object && object.isEnded()) {
            answered++;
            if (ending) {
                context.write(message, promise.unvoid()).addListener(written -> linger());
                return;
            }
            if (answered == begun && !decoder.isInBody()) {
                idleSince.setRelease(now());
            }
        }
        var unused = context.write(message, promise);
    }

    /** Whether it is the answer to the last request that is under way. */
    private boolean isLast(HttpResponse head) {
        return answered + 1 == begun && head.status().codeClass() != HttpStatusClass.INFORMATIONAL;
    }

    /** What could not be decoded comes here: Vert.x would close at once, before the client can read the answer. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!decoder.isStopped()) {
            context.fireExceptionCaught(cause);
        } else if (begun == answered) {
            linger();
        } else if (!broken) {
            broken = true;
            ending = true;
            http.handleException(cause);
        }
    }

    private void linger() {
        if (lingering) {
            return;
        }
        lingering = true;
        decoder.stop();
        http.doPause();
        idleSince.setRelease(now());
        if (channel() instanceof DuplexChannel duplex && duplex.isActive()) {
            var unused = duplex.shutdownOutput();
        }
        var unused = channel().eventLoop().schedule(() -> closeNow(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Past Vert.x, which would first wait until all is written. */
    private void closeNow() {
        ChannelHandlerContext context = channel().pipeline().context(decoder);
        if (context != null) {
            var unused = context.close();
        }
    }

    /** Looks, from any thread, whether a time-out has passed. */
    void check(long now, Duration headTimeout, Duration writeTimeout) {
        if (isOver(waitingSince, now, headTimeout)) {
            channel().eventLoop().execute(() -> {
                if (!decoder.isInBody() && channel().config().isAutoRead() && isOver(waitingSince, now, headTimeout)) {
                    cut(ConnectionMeters.Closed.HEAD);
                }
            });
        }
        if (isOver(stalledSince, now, writeTimeout)) {
            channel().eventLoop().execute(() -> cut(ConnectionMeters.Closed.WRITE));
        } else if (stalledSince.get() == 0 && hasUnwritten()) {
            channel().eventLoop().execute(this::followWrites);
        }
    }

    private boolean hasUnwritten() {
        return channel().bytesBeforeUnwritable() < channel().config().getWriteBufferHighWaterMark();
    }

    /** Nothing, written behind all that is to be written: when that is done, all before it is. */
    private void followWrites() {
        ChannelHandlerContext context = channel().pipeline().context(decoder);
        if (context != null && stalledSince.get() == 0) {
            stalledSince.set(now());
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> stalledSince.set(0));
        }
    }

    /** How long the connection has been idle, in nanoseconds; below 0 while it has a request. */
    long idleNanos(long now) {
        return age(idleSince, now);
    }

    /** How long the client has made us wait for the rest of a request; below 0 while it does not. */
    long waitingNanos(long now) {
        return age(waitingSince, now);
    }

    /** Closes to make room for another; false if a request is under way by now, and has not been waited for that long. */
    boolean giveWay(long patienceNanos) {
        if (idleSince.get() == 0 && waitingNanos(now()) < patienceNanos) {
            return false;
        }
        cut(ConnectionMeters.Closed.FOR_ANOTHER);
        return true;
    }

    /** Closes before anything was read. */
    void turnAway() {
        var unused = channel().close();
    }

    Channel channel() {
        return http.channel();
    }

    static long now() {
        return System.nanoTime() | 1;
    }

    private static boolean isOver(AtomicLong since, long now, Duration timeout) {
        return age(since, now) > timeout.toNanos();
    }

    private static long age(AtomicLong since, long now) {
        long start = since.getAcquire();
        return start == 0 ? -1 : Math.max(0, now - start);
    }
}
