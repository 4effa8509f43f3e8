package io.dateline.sql;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/** A channel handler that keeps the time of the last read, and of the first write after it. */
final class ConnectionActivity extends ChannelDuplexHandler {

    private volatile long lastReadAt = System.nanoTime();
    private volatile long waitingSince = lastReadAt;

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        lastReadAt = System.nanoTime();
        channel.fireChannelRead(message);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise of the sender
    public void write(ChannelHandlerContext channel, Object message, ChannelPromise written) {
        if (waitingSince - lastReadAt <= 0) {
            waitingSince = System.nanoTime();
        }
        channel.write(message, written);
    }

    /** When something was last read, as a {@link System#nanoTime()}. */
    long lastReadAt() {
        return lastReadAt;
    }

    /** Since when nothing has been read while an answer is due. */
    long quietSince() {
        long read = lastReadAt;
        long waiting = waitingSince;
        return waiting - read > 0 ? waiting : read;
    }
}
