package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.lab.Lab;
import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.benchmarks.result.Row;
import java.util.List;

/** One thing to measure, next to what it is compared with. */
public interface Bench {

    /** The name by which it is asked for. */
    String name();

    /**
     * Measures it.
     *
     * @throws BenchFailed with a sentence, in place of a figure
     */
    List<Row> run(Lab lab) throws Exception;
}
