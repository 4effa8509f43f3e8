package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left in the log when a node was lost. */
class LostNodeLogFilterTest {

    private static final String BUS = "io.vertx.core.eventbus.impl.clustered.ClusteredEventBus";
    private static final String CONNECTION = "io.vertx.core.eventbus.impl.clustered.OutboundConnection";
    private static final String WRITE = "io.vertx.core.net.impl.DelegatingChannelPromise";
    private static final String TOLD_LATER = "io.vertx.core.impl.future.FutureBase";
    private static final String CONTEXT = "io.vertx.core.impl.ContextImpl";

    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final RequestLogAppender queue = new RequestLogAppender();

    LostNodeLogFilterTest() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        written.setContext(context);
        written.start();
        queue.setContext(context);
        queue.addAppender(written);
        queue.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(queue);
    }

    @Test
    void eachMessageThatReachedNobodyIsNoLine() {
        context.getLogger(BUS).warn("Connecting to server 1 failed", new ConnectException("refused"));
        context.getLogger(CONTEXT).error("Unhandled exception", failedIn(CONNECTION));
        context.getLogger(CONTEXT).error("Unhandled exception", failedIn(WRITE));
        context.getLogger(CONTEXT).error("Unhandled exception", failedIn(TOLD_LATER));
        context.getLogger(CONNECTION).warn("No pong from server 1 - will consider it dead");
        context.getLogger("io.vertx.core.net.impl.ConnectionBase")
                .error("recvAddress(..) failed with error(-104): Connection reset by peer");

        assertThat(lines()).isEmpty();
    }

    @Test
    void whatAFrozenNodeSentBeforeIsNoLine() {
        context.getLogger("com.hazelcast.internal.cluster.impl.ClusterHeartbeatManager")
                .warn("[127.0.0.1]:1 Ignoring heartbeat from Member [127.0.0.1]:2 since it is expired");
        context.getLogger("com.hazelcast.internal.cluster.impl.ClusterHeartbeatManager")
                .warn("[127.0.0.1]:1 This node does not have a connection to Member [127.0.0.1]:2");
        context.getLogger("com.hazelcast.spi.impl.operationservice.impl.operations.PartitionIteratingOperation")
                .error("[127.0.0.1]:1 Not Member! this: [127.0.0.1]:1", new IllegalStateException("Not Member!"));
        context.getLogger("com.hazelcast.internal.cluster.ClusterService")
                .warn("[127.0.0.1]:1 Not updating members because caller: [127.0.0.1]:2 is not known master: 3");

        assertThat(lines()).isEmpty();
    }

    @Test
    void allElseIsALine() {
        context.getLogger(BUS).error("Failed to send message");
        context.getLogger(CONTEXT).error("Unhandled exception", failedIn("io.dateline.bus.Bus"));
        context.getLogger(CONTEXT).error("Unhandled exception");

        context.getLogger("com.hazelcast.internal.cluster.impl.ClusterHeartbeatManager")
                .warn("Suspecting Member 2");

        assertThat(lines())
                .containsExactly(
                        "Failed to send message", "Unhandled exception", "Unhandled exception", "Suspecting Member 2");
    }

    private List<String> lines() {
        queue.stop();
        return written.list.stream().map(ILoggingEvent::getMessage).toList();
    }

    private static IllegalStateException failedIn(String type) {
        var failure = new IllegalStateException("Promise already completed");
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement(type, "writeMessage", null, 86)});
        return failure;
    }
}
