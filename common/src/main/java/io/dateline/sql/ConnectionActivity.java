package io.dateline.sql;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/** Since when nothing has come over a connection, and since when what was sent over it afterwards waits for an answer. */
final class ConnectionActivity extends ChannelDuplexHandler {

    private volatile long lastReadAt = System.nanoTime();
    private volatile long waitingSince = lastReadAt;

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        lastReadAt = System.nanoTime();
        channel.fireChannelRead(message);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // It is the promise, which is its sender's.
    public void write(ChannelHandlerContext channel, Object message, ChannelPromise written) {
        if (waitingSince - lastReadAt <= 0) {
            waitingSince = System.nanoTime();
        }
        channel.write(message, written);
    }

    /** When something last came, as a {@link System#nanoTime()}. */
    long lastReadAt() {
        return lastReadAt;
    }

    /** Since when an answer that is still to come is waited for. */
    long quietSince() {
        long heard = lastReadAt;
        long asked = waitingSince;
        return asked - heard > 0 ? asked : heard;
    }
}
