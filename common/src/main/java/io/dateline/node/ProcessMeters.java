package io.dateline.node;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** The metrics registry of a process, with metrics of its JVM, its build, its files and its processor. */
final class ProcessMeters {

    /** In nanoseconds, where Prometheus has seconds. */
    private static final String PROCESSOR_NANOS = "process.cpu.time";

    /** A gauge, which Prometheus takes for the count of a histogram. */
    private static final String PROCESSORS = "system.cpu.count";

    private ProcessMeters() {}

    static PrometheusMeterRegistry of(String service) {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        meters.config()
                .commonTags("service", service)
                .meterFilter(MeterFilter.denyNameStartsWith(PROCESSOR_NANOS))
                .meterFilter(renamed(PROCESSORS, "system.cpus"));
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new FileDescriptorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        BuildInfo.read().bindTo(meters);
        measureProcessorTime(meters);
        @SuppressWarnings("resource") // closes with the process
        var collections = new JvmGcMetrics();
        collections.bindTo(meters);
        return meters;
    }

    private static MeterFilter renamed(String from, String to) {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().equals(from) ? id.withName(to) : id;
            }
        };
    }

    /** As all of Prometheus' own libraries do: {@code process_cpu_seconds_total}. */
    private static void measureProcessorTime(MeterRegistry meters) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            FunctionCounter.builder(
                            "process.cpu",
                            system,
                            now -> (double) now.getProcessCpuTime() / TimeUnit.SECONDS.toNanos(1))
                    .description("Time that the process has used of all processors")
                    .baseUnit("seconds")
                    .register(meters);
        }
    }
}
