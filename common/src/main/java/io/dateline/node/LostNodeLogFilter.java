package io.dateline.node;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.vertx.core.Promise;
import java.util.Arrays;
import java.util.List;

/**
 * Drops what Vert.x and Hazelcast log for each message that could not be sent to a lost node, or that arrives late from
 * a frozen one. {@link MembershipLog} logs lost nodes in one line, the bus logs processes that do not answer, and
 * senders know what became of their messages.
 */
final class LostNodeLogFilter extends Filter<ILoggingEvent> {

    private static final String BUS = "io.vertx.core.eventbus.impl.clustered.ClusteredEventBus";
    private static final String CONNECTION = "io.vertx.core.eventbus.impl.clustered.OutboundConnection";
    private static final String SOCKET = "io.vertx.core.net.impl.ConnectionBase";
    private static final String CONTEXT = "io.vertx.core.impl.ContextImpl";
    private static final String HAZELCAST = "com.hazelcast.";

    /** In the stack where a message to several nodes fails for the second of them. */
    private static final String WRITE = "io.vertx.core.net.impl.DelegatingChannelPromise";

    /** The same where the socket belongs to another context, which is notified later. */
    private static final String NOTIFIED_LATER = "io.vertx.core.impl.future.FutureBase";

    /**
     * What Hazelcast logs for each message that waited for a frozen node or came from it, and each second without one.
     */
    private static final List<String> LATE_MESSAGES = List.of(
            "Ignoring heartbeat from ",
            "This node does not have a connection to ",
            "Not Member!",
            " is not known master",
            "claims mastership but it is not");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return isLostOnTheBus(event) || isLateInHazelcast(event) || isFailedTwice(event)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    private static boolean isLostOnTheBus(ILoggingEvent event) {
        return switch (event.getLoggerName()) {
            case BUS -> event.getMessage().startsWith("Connecting to server ");
            case CONNECTION -> event.getMessage().startsWith("No pong from server ");
            case SOCKET -> event.getMessage().endsWith("Connection reset by peer");
            default -> false;
        };
    }

    private static boolean isLateInHazelcast(ILoggingEvent event) {
        return event.getLoggerName().startsWith(HAZELCAST)
                && LATE_MESSAGES.stream().anyMatch(event.getFormattedMessage()::contains);
    }

    /** A message that waits for a connection fails with it, and a second time when it is written. */
    private static boolean isFailedTwice(ILoggingEvent event) {
        IThrowableProxy cause = event.getThrowableProxy();
        if (!event.getLoggerName().equals(CONTEXT)
                || cause == null
                || !cause.getClassName().equals(IllegalStateException.class.getName())) {
            return false;
        }
        List<String> steps = Arrays.stream(cause.getStackTraceElementProxyArray())
                .map(step -> step.getStackTraceElement().getClassName())
                .toList();
        return steps.contains(CONNECTION) || steps.contains(WRITE) || isNotifiedLater(steps);
    }

    /** Whether only a future passed its failure on to a promise. */
    private static boolean isNotifiedLater(List<String> steps) {
        return steps.stream()
                .dropWhile(Promise.class.getName()::equals)
                .findFirst()
                .filter(NOTIFIED_LATER::equals)
                .isPresent();
    }
}
