package io.dateline.system.faults;

import static org.awaitility.Awaitility.await;

import io.dateline.system.Attempt;
import io.dateline.system.Attempt.Kind;
import io.dateline.system.Ledger;
import io.dateline.system.Load;
import io.dateline.system.Replicas;
import io.dateline.system.Stories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** A fault, put some times into a newsroom that is in use. */
final class Injection {

    private static final int BEFORE = 200;
    private static final int AFTER = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int FAILURES_TOLD = 3;

    private final Replicas replicas;
    private final InjectedFault fault;
    private final Map<Kind, Observed> observed = new EnumMap<>(Kind.class);
    private final List<String> broken = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private double whole;

    private Injection(Replicas replicas, InjectedFault fault) {
        this.replicas = replicas;
        this.fault = fault;
    }

    /**
     * What came of it.
     *
     * @param broken a sentence for each promise that was not kept
     * @param failures some of the requests that failed
     * @param whole whether the newsroom can be used for the next one
     */
    record Result(InjectedFault fault, String seen, List<String> broken, List<String> failures, boolean whole) {}

    static Result run(Replicas replicas, InjectedFault fault, int rounds) throws Exception {
        return new Injection(replicas, fault).run(rounds);
    }

    private Result run(int rounds) throws Exception {
        boolean whole = true;
        Load load = new Load(replicas.gateways(), Stories.publish(replicas.gateways(), fault.name()));
        try (load) {
            for (int round = 0; round < rounds && whole; round++) {
                load.passWell(BEFORE);
                whole = inject(load);
            }
        }
        Ledger ledger = Ledger.compare(replicas, load);
        judge(ledger);
        return new Result(
                fault,
                Observed.list(List.copyOf(observed.values())) + "; whole after " + Observed.seconds(this.whole) + "; "
                        + ledger.acknowledged() + " writes, " + ledger.faults().size() + " wrong",
                broken,
                failures,
                whole);
    }

    private boolean inject(Load load) throws Exception {
        long from = System.nanoTime();
        try {
            fault.begin().to(replicas, load);
            Thread.sleep(fault.lasts());
        } catch (AssertionError e) {
            broken.add(firstLine(e));
        }
        try {
            fault.end().to(replicas, load);
        } catch (AssertionError e) {
            broken.add(firstLine(e));
        }
        long ended = System.nanoTime();
        boolean isWhole = awaitWhole();
        whole = Math.max(whole, (System.nanoTime() - ended) / 1e9);
        load.pass(AFTER);
        look(load, from, ended);
        return isWhole;
    }

    private boolean awaitWhole() {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(replicas::isWhole);
            return true;
        } catch (ConditionTimeoutException e) {
            broken.add("not whole " + PATIENCE.toSeconds() + " s after its end");
            return false;
        }
    }

    private void look(Load load, long from, long ended) {
        long now = System.nanoTime();
        List<Attempt> during = load.attempts().stream()
                .filter(attempt -> attempt.isWithin(from, now))
                .toList();
        for (Kind kind : Kind.values()) {
            Observed seen = Observed.of(kind, during, fault.promise().of(kind), from, (ended - from) / 1e9);
            observed.merge(kind, seen, Observed::and);
            during.stream()
                    .filter(attempt -> attempt.kind() == kind && attempt.failed())
                    .limit(FAILURES_TOLD)
                    .forEach(attempt -> failures.add(attempt.told(from)));
        }
    }

    private void judge(Ledger ledger) {
        Promise promise = fault.promise();
        observed.values().forEach(seen -> seen.broken(promise.of(seen.kind())).forEach(broken::add));
        List<Observed> reads =
                observed.values().stream().filter(seen -> seen.kind().isRead()).toList();
        double share = (double) reads.stream().mapToInt(Observed::failed).sum()
                / Math.max(1, reads.stream().mapToInt(Observed::requests).sum());
        if (share > promise.mostFailedReads()) {
            broken.add("%.2f %% of reads failed".formatted(100 * share));
        }
        if (whole > promise.wholeSeconds()) {
            broken.add("whole after " + Observed.seconds(whole));
        }
        ledger.faults().stream().limit(FAILURES_TOLD).forEach(broken::add);
    }

    private static String firstLine(AssertionError e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
