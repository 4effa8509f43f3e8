package io.dateline.benchmarks.dataset;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** The tables of one service. */
interface Tables {

    /** Writes all their rows. */
    void fill(Connection connection) throws SQLException, IOException;
}
