package io.dateline.loglevel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.dateline.loglevel.LogLevels.Changed;
import io.dateline.loglevel.LogLevels.Choice;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Levels that are changed for a while, by a clock that the test winds. */
class LogLevelsTest {

    private static final String CLASS = "io.example.Thing";
    private static final String PACKAGE = "io.example";

    private final LoggerContext loggers = new LoggerContext();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final LogLevels levels = new LogLevels(loggers, nanos::get);

    @BeforeEach
    void logOnce() {
        loggers.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        loggers.getLogger(CLASS);
    }

    @Test
    void aLevelIsBackAfterTenMinutes() {
        assertThat(levels.set(CLASS, Choice.DEBUG)).isTrue();
        assertThat(loggers.getLogger(CLASS).isDebugEnabled()).isTrue();

        pass(Duration.ofMinutes(10).minusNanos(1));
        assertThat(loggers.getLogger(CLASS).isDebugEnabled()).isTrue();

        pass(Duration.ofNanos(1));
        assertThat(loggers.getLogger(CLASS).isDebugEnabled()).isFalse();
        // It has no level of its own again, and follows its parent.
        assertThat(loggers.getLogger(CLASS).getLevel()).isNull();
        assertThat(levels.changed()).isEmpty();
    }

    @Test
    void whoeverSetsItAgainHasTenMinutesFromThenAndGetsBackWhatWasThereAtFirst() {
        loggers.getLogger(CLASS).setLevel(Level.ERROR);
        levels.set(CLASS, Choice.DEBUG);
        pass(Duration.ofMinutes(9));

        levels.set(CLASS, Choice.INFO);
        pass(Duration.ofMinutes(9));
        assertThat(levels.changed()).containsExactly(new Changed(CLASS, Choice.INFO, 60));

        pass(Duration.ofMinutes(1));
        assertThat(loggers.getLogger(CLASS).getLevel()).isEqualTo(Level.ERROR);
    }

    @Test
    void aPackageAndTheRootCanBeSetToo() {
        levels.set(PACKAGE, Choice.DEBUG);
        assertThat(loggers.getLogger(CLASS).isDebugEnabled()).isTrue();
        levels.set(Logger.ROOT_LOGGER_NAME, Choice.ERROR);
        assertThat(loggers.getLogger("another").isInfoEnabled()).isFalse();

        pass(Duration.ofMinutes(10));

        assertThat(loggers.getLogger(CLASS).isDebugEnabled()).isFalse();
        assertThat(loggers.getLogger("another").isInfoEnabled()).isTrue();
    }

    @Test
    void aLevelCanBePutBackAtOnce() {
        levels.set(CLASS, Choice.DEBUG);

        assertThat(levels.restore(CLASS)).isTrue();

        assertThat(loggers.getLogger(CLASS).isDebugEnabled()).isFalse();
        assertThat(levels.restore(CLASS)).isFalse();
    }

    @Test
    void noMoreThanSixteenAreChangedAtATime() {
        for (int i = 0; i < LogLevels.MOST; i++) {
            assertThat(levels.set("logger" + i, Choice.DEBUG)).isTrue();
        }

        assertThat(levels.set(CLASS, Choice.DEBUG)).isFalse();
        assertThat(loggers.getLogger(CLASS).isDebugEnabled()).isFalse();
        assertThat(levels.set("logger0", Choice.WARN)).isTrue();

        pass(Duration.ofMinutes(10));
        assertThat(levels.set(CLASS, Choice.DEBUG)).isTrue();
    }

    @Test
    void onlyWhatLogsIsALogger() {
        assertThat(levels.has(CLASS)).isTrue();
        assertThat(levels.has(PACKAGE)).isTrue();
        assertThat(levels.has(Logger.ROOT_LOGGER_NAME)).isTrue();

        assertThat(levels.has("io.example.Nothing")).isFalse();
        assertThat(loggers.exists("io.example.Nothing")).isNull();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        levels.restoreDue();
    }
}
