package io.dateline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.benchmarks.result.BenchFailed;
import org.junit.jupiter.api.Test;

class PgbenchTest {

    private static final String PRINTED = """
            pgbench (15.18, server 17.11)
            transaction type: insert.sql
            scaling factor: 1
            query mode: prepared
            number of clients: 16
            number of threads: 1
            maximum number of tries: 1
            duration: 2 s
            number of transactions actually processed: 14402
            number of failed transactions: %s
            latency average = 2.220 ms
            initial connection time = 31.102 ms
            tps = 7206.431219 (without initial connection time)
            """;

    @Test
    void readsTheRate() throws BenchFailed {
        assertThat(Pgbench.parse(PRINTED.formatted("0 (0.000%)"))).isEqualTo(7_206.431219);
    }

    @Test
    void aFailedTransactionIsNoFigure() {
        assertThatThrownBy(() -> Pgbench.parse(PRINTED.formatted("2 (0.014%)")))
                .isInstanceOf(BenchFailed.class)
                .hasMessage("pgbench lost 2 transactions");
    }

    @Test
    void aRunThatWasAbortedIsNoFigure() {
        String aborted = PRINTED.formatted("0 (0.000%)") + "pgbench: error: Run was aborted due to an error\n";

        assertThatThrownBy(() -> Pgbench.parse(aborted)).isInstanceOf(BenchFailed.class);
    }
}
