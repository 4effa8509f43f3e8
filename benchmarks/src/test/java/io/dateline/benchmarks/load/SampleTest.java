package io.dateline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.benchmarks.result.BenchFailed;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static final String PRINTED = """
            Running 2s test @ http://127.0.0.1:8080/api/v1/articles/high-water
              1 threads and 64 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     0.98ms    1.31ms  31.14ms   95.02%%
                Req/Sec    71.61k     5.12k   79.33k    80.95%%
              149513 requests in 2.10s, 655.40MB read
            Requests/sec:  71200.05
            Transfer/sec:    312.09MB
            measured requests=149513 micros=2099901 bytes=687236608 connect=0 read=0 write=0 status=%d timeout=%d \
            p50=812 p99=4410
            """;

    @Test
    void readsTheLineOfTheReport() throws BenchFailed {
        Sample sample = Sample.parse(PRINTED.formatted(0, 0));

        assertThat(sample).isEqualTo(new Sample(149_513, 2_099_901, 687_236_608, 812, 4_410));
        assertThat(sample.throughput()).isBetween(71_200.0, 71_201.0);
        assertThat(sample.bytesEach()).isBetween(4_596.0, 4_597.0);
    }

    @Test
    void aRefusedOrLostRequestIsNoFigure() {
        assertThatThrownBy(() -> Sample.parse(PRINTED.formatted(3, 1)))
                .isInstanceOf(BenchFailed.class)
                .hasMessage("of 149513 requests some were lost or refused: status 3, timeout 1");
    }

    @Test
    void aRunWithoutAReportIsNoFigure() {
        assertThatThrownBy(() -> Sample.parse("unable to connect to 127.0.0.1:1 Connection refused\n"))
                .isInstanceOf(BenchFailed.class)
                .hasMessage("wrk measured nothing: unable to connect to 127.0.0.1:1 Connection refused");
    }
}
