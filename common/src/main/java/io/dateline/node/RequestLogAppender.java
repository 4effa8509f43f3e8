package io.dateline.node;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.dateline.bus.RequestId;
import java.util.Map;

/**
 * An asynchronous appender that adds the request id to each line and applies {@link LostNodeLogFilter}.
 *
 * <p>Its queue is bounded; when it is full, lines are dropped rather than a thread blocked, those of lower levels
 * first.
 */
public final class RequestLogAppender extends AsyncAppender {

    private static final int QUEUE = 4_096;

    /** Created by the logging configuration. */
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
