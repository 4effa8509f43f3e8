package io.dateline.loglevel;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Changes the level of a logger for ten minutes, then puts back what was there before. No more than {@value #MOST} loggers are
 * changed at a time. Only loggers that exist can be changed, a package counting as one as soon as a class in it logs: names
 * from outside make no loggers.
 *
 * <p>One for each process, since loggers belong to the process.
 */
public final class LogLevels {

    /** How many loggers may be changed at a time. */
    public static final int MOST = 16;

    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LogLevels.class);

    private final LoggerContext loggers;
    private final LongSupplier nanos;
    private final Map<String, Temporary> overrides = new TreeMap<>();

    /** The levels that can be set: those of {@code DATELINE_LOG_LEVEL}. */
    public enum Choice {
        /** What somebody has to look at. */
        ERROR,
        /** What may become an error. */
        WARN,
        /** What happens. */
        INFO,
        /** How it happens. */
        DEBUG
    }

    /**
     * A logger whose level is changed at present.
     *
     * @param secondsLeft until its level is what it was before
     */
    public record Changed(String logger, Choice level, long secondsLeft) {}

    /** @param before null where the logger has the level of its parent */
    private record Temporary(@Nullable Level before, Choice now, long until) {}

    /** With a clock, as {@link System#nanoTime} is one. */
    public LogLevels(LoggerContext loggers, LongSupplier nanos) {
        this.loggers = loggers;
        this.nanos = nanos;
    }

    /** The one of this process. */
    public static LogLevels ofProcess() {
        LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        synchronized (LogLevels.class) {
            String key = LogLevels.class.getName();
            if (loggers.getObject(key) instanceof LogLevels there) {
                return there;
            }
            LogLevels created = new LogLevels(loggers, System::nanoTime);
            loggers.putObject(key, created);
            return created;
        }
    }

    /** Whether there is such a logger: {@code ROOT}, a class that logs, or a package of one. */
    public boolean has(String logger) {
        return loggers.exists(logger) != null;
    }

    /**
     * Sets the level of a logger for the next ten minutes, also where it was set a moment ago.
     *
     * @param name of a logger that exists
     * @return false if too many are changed already
     */
    public synchronized boolean set(String name, Choice level) {
        restoreDue();
        Temporary earlier = overrides.get(name);
        if (earlier == null && overrides.size() >= MOST) {
            return false;
        }
        Logger logger = loggers.getLogger(name);
        // Before it is set: the new level may be one at which this is not logged.
        LOG.info("The log level of {} is {} for {} minutes", name, level, LASTS.toMinutes());
        Level before = earlier == null ? logger.getLevel() : earlier.before;
        overrides.put(name, new Temporary(before, level, nanos.getAsLong() + LASTS.toNanos()));
        logger.setLevel(Level.valueOf(level.name()));
        return true;
    }

    /** Puts the level of a logger back at once; false if it is not changed. */
    public synchronized boolean restore(String name) {
        Temporary override = overrides.remove(name);
        if (override == null) {
            return false;
        }
        Logger logger = loggers.getLogger(name);
        logger.setLevel(override.before);
        LOG.info("The log level of {} is what it was before: {}", name, logger.getEffectiveLevel());
        return true;
    }

    /** Puts back those whose time is over; to be called every second or so. */
    public synchronized void restoreDue() {
        long now = nanos.getAsLong();
        overrides.entrySet().stream()
                .filter(entry -> now - entry.getValue().until >= 0)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::restore);
    }

    /** All that are changed at present, by name. */
    public synchronized List<Changed> changed() {
        long now = nanos.getAsLong();
        return overrides.entrySet().stream()
                .map(entry -> new Changed(
                        entry.getKey(),
                        entry.getValue().now,
                        Math.max(0, TimeUnit.NANOSECONDS.toSeconds(entry.getValue().until - now))))
                .toList();
    }
}
