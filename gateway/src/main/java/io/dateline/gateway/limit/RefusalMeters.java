package io.dateline.gateway.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what rate limits refuse, by the limit: {@code dateline.rate.limit.refusals}. */
final class RefusalMeters {

    private final Map<String, Counter> refusals;

    /** @param rates of the rules in force, of which each has its counter from the beginning */
    RefusalMeters(Map<Rule, Rate> rates, MeterRegistry meters) {
        this.refusals = rates.entrySet().stream()
                .filter(entry -> !entry.getValue().isUnlimited())
                .flatMap(entry -> entry.getKey().refusingCodes().stream())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), code -> counter(code, meters)));
    }

    /** The limit of that code has refused a request. */
    void refused(String code) {
        Counter counter = refusals.get(code);
        if (counter != null) {
            counter.increment();
        }
    }

    private static Counter counter(String code, MeterRegistry meters) {
        return Counter.builder("dateline.rate.limit.refusals")
                .description("Requests that were refused with 429, by the limit that was used up")
                .tag("limit", code)
                .register(meters);
    }
}
