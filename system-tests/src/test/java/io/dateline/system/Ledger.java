package io.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What was acknowledged, against what the database holds. */
final class Ledger {

    private Ledger() {}

    /** Each comment that was acknowledged is there once, and none that nobody was told of. */
    static void compare(Replicas replicas, Load load) throws SQLException {
        assertThat(load.givenUp()).as("comments whose writers gave up").isEmpty();
        Map<String, Long> acknowledged = load.acknowledged();
        List<String> texts = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        try (Connection database = replicas.connect("comments");
                PreparedStatement query =
                        database.prepareStatement("SELECT id, markdown FROM comment WHERE markdown LIKE ?")) {
            query.setString(1, load.run() + "%");
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                ids.add(rows.getLong(1));
                texts.add(rows.getString(2));
            }
        }
        assertThat(texts).as("comments in the database").doesNotHaveDuplicates();
        assertThat(new HashSet<>(texts)).isEqualTo(acknowledged.keySet());
        assertThat(new HashSet<>(ids)).isEqualTo(new HashSet<>(acknowledged.values()));
        Table.line("comments acknowledged, and in the database", acknowledged.size() + ", " + texts.size());
    }
}
