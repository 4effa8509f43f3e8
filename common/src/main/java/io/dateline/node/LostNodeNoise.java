package io.dateline.node;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Arrays;

/**
 * Drops what the bus logs with a stack trace for each message that it could not send to a node that is gone: which node
 * is gone, {@link Membership} says in one line, and what became of the messages their askers know.
 */
final class LostNodeNoise extends Filter<ILoggingEvent> {

    private static final String BUS = "io.vertx.core.eventbus.impl.clustered.ClusteredEventBus";
    private static final String CONNECTION = "io.vertx.core.eventbus.impl.clustered.OutboundConnection";
    private static final String CONTEXT = "io.vertx.core.impl.ContextImpl";

    /** Where a message to several nodes fails for the second of them. */
    private static final String WRITE = "io.vertx.core.net.impl.DelegatingChannelPromise";

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return isConnectingInVain(event) || isFailedTwice(event) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isConnectingInVain(ILoggingEvent event) {
        return event.getLoggerName().equals(BUS) && event.getMessage().startsWith("Connecting to server ");
    }

    /** A message that waits for a connection fails with it, and once more when it is to be written after all. */
    private static boolean isFailedTwice(ILoggingEvent event) {
        IThrowableProxy cause = event.getThrowableProxy();
        return event.getLoggerName().equals(CONTEXT)
                && cause != null
                && cause.getClassName().equals(IllegalStateException.class.getName())
                && Arrays.stream(cause.getStackTraceElementProxyArray())
                        .map(step -> step.getStackTraceElement().getClassName())
                        .anyMatch(name -> name.equals(CONNECTION) || name.equals(WRITE));
    }
}
