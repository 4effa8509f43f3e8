package io.dateline.node;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.dateline.bus.RequestId;
import java.util.Map;

/**
 * Takes log lines off the threads that write them, gives each the id of the request it belongs to, and leaves out
 * {@link LostNodeLogFilter}.
 *
 * <p>Its queue is bounded; when it is full, lines are dropped rather than a thread held up, the lesser ones first.
 */
public final class RequestLogAppender extends AsyncAppender {

    private static final int QUEUE = 4_096;

    /** Made by the logging configuration. */
    public RequestLogAppender() {
        setQueueSize(QUEUE);
        setNeverBlock(true);
        addFilter(new LostNodeLogFilter());
    }

    @Override
    protected void preprocess(ILoggingEvent event) {
        String requestId = RequestId.current();
        if (requestId != null && event instanceof LoggingEvent line) {
            line.setMDCPropertyMap(Map.of("requestId", requestId));
        }
        super.preprocess(event);
    }
}
