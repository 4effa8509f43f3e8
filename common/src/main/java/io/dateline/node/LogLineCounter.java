package io.dateline.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Counts the lines that are logged in this process, by level: {@code dateline.log.lines}. What no logger passes on costs
 * nothing, and what {@link LostNodeLogFilter} drops does not count.
 */
final class LogLineCounter extends UnsynchronizedAppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Map<Level, Counter> counters;
    private final Logger root;

    private LogLineCounter(MeterRegistry meters, LoggerContext loggers) {
        this.counters = Stream.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG)
                .collect(Collectors.toUnmodifiableMap(Function.identity(), level -> counter(level, meters)));
        this.root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        setContext(loggers);
        setName("lines counted");
        addFilter(new LostNodeLogFilter());
    }

    /** Counts until closed. */
    static LogLineCounter open(MeterRegistry meters) {
        LogLineCounter counter = new LogLineCounter(meters, (LoggerContext) LoggerFactory.getILoggerFactory());
        counter.start();
        counter.root.addAppender(counter);
        return counter;
    }

    @Override
    protected void append(ILoggingEvent line) {
        Counter counter = counters.get(line.getLevel());
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }

    private static Counter counter(Level level, MeterRegistry meters) {
        return Counter.builder("dateline.log.lines")
                .description("Lines logged in this process")
                .tag("level", level.toString().toLowerCase(Locale.ROOT))
                .register(meters);
    }
}
