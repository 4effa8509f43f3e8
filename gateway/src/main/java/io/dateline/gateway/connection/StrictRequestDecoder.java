package io.dateline.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * Decodes requests, each head when it is there as a whole and {@link RequestHead} found nothing ambiguous in it. After the
 * first that is, or a body that is broken, nothing more is taken for a request: what comes after it is discarded.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    /** Bytes around the content of a chunked body that are always allowed, and those for each byte of content. */
    private static final long FRAMING_BYTES = 16 << 10;

    private static final long FRAMING_PER_BYTE = 8;

    private final RequestHead head;
    private final ClientConnection connection;
    private boolean inBody;
    private boolean chunked;
    private boolean stopped;
    private long received;
    private long content;

    StrictRequestDecoder(HttpServerOptions options, ClientConnection connection) {
        super(options);
        this.head = new RequestHead(options.getMaxInitialLineLength(), options.getMaxHeaderSize());
        this.connection = connection;
    }

    /** Takes nothing more for a request. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    boolean isInBody() {
        return inBody;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (stopped) {
            connection.threwAway(in.readableBytes());
            in.skipBytes(in.readableBytes());
        } else if (inBody) {
            decodeBody(context, in, out);
        } else {
            decodeHead(context, in, out);
        }
    }

    private void decodeHead(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        try {
            if (head.scan(in) == RequestHead.INCOMPLETE) {
                connection.waits();
                return;
            }
        } catch (IllegalArgumentException | TooLongFrameException e) {
            refuse(in, out, e);
            return;
        }
        chunked = head.isChunked();
        head.reset();
        super.decode(context, in, out);
        HttpObject last = (HttpObject) out.getLast();
        stopped = last.decoderResult().isFailure();
        inBody = !stopped && !(last instanceof LastHttpContent);
        received = 0;
        content = 0;
        connection.begun(inBody);
    }

    private void decodeBody(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        int before = out.size();
        int from = in.readerIndex();
        super.decode(context, in, out);
        received += in.readerIndex() - from;
        for (int i = before; i < out.size(); i++) {
            content += ((HttpContent) out.get(i)).content().readableBytes();
        }
        HttpContent last = out.size() > before ? (HttpContent) out.getLast() : null;
        if (last != null && last.decoderResult().isFailure()) {
            stopped = true;
        } else if (last instanceof LastHttpContent) {
            inBody = false;
            connection.bodyEnded();
        } else if (chunked && received - content > FRAMING_BYTES + FRAMING_PER_BYTE * content) {
            stopped = true;
            HttpContent broken = new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER);
            broken.setDecoderResult(DecoderResult.failure(new AmbiguousRequestException("More framing than content")));
            out.add(broken);
        }
    }

    private void refuse(ByteBuf in, List<Object> out, Exception cause) {
        stopped = true;
        in.skipBytes(in.readableBytes());
        HttpMessage message = createInvalidMessage();
        message.setDecoderResult(DecoderResult.failure(cause));
        out.add(message);
        connection.begun(false);
    }

    @Override
    protected HttpMessage createInvalidMessage() {
        return createMessage(new String[] {"GET", "/", "HTTP/1.1"});
    }
}
