package io.dateline.node;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build this is: {@code dateline.build.info}, always 1.
 *
 * @param version of the project
 * @param revision the commit it was built from, {@code unknown} where the build was not told
 */
public record BuildInfo(String version, String revision) implements MeterBinder {

    private static final String FILE = "build.properties";
    private static final String UNKNOWN = "unknown";

    /** Reads what the build has left beside this class. */
    public static BuildInfo read() {
        Properties built = new Properties();
        try (InputStream file = BuildInfo.class.getResourceAsStream(FILE)) {
            if (file != null) {
                built.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuildInfo(built.getProperty("version", UNKNOWN), built.getProperty("revision", UNKNOWN));
    }

    /** Version and revision, for people. */
    @Override
    public String toString() {
        return version + " (" + revision + ")";
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dateline.build.info", () -> 1)
                .description("Which build this is, and on which Java it runs")
                .tag("version", version)
                .tag("revision", revision)
                .tag("java", Runtime.version().toString())
                .register(meters);
    }
}
