package io.dateline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

/** Two sequences of migrations in one database, which once had one history. */
class MigrationsTest {

    private static final String OLDER = "db/migrations/older";
    private static final String NEWER = "db/migrations/newer";
    private static final String OWN = "db/migrations/own";
    private static final String OWN_NEWER = "db/migrations/own-newer";

    private final JdbcDatabase database = JdbcDatabase.to(TestDatabases.emptyDatabase());

    @Test
    void anEmptyDatabaseGetsBothSequences() {
        Migrations.migrate(database, NEWER, OWN_NEWER);

        assertThat(names()).containsExactly("1 unnamed ");
    }

    @Test
    void eitherSequenceGrowsWithoutTheOther() {
        Migrations.migrate(database, OLDER, OWN);
        Migrations.migrate(database, NEWER, OWN);
        Migrations.migrate(database, NEWER, OWN_NEWER);

        assertThat(names()).containsExactly("1 unnamed ");
    }

    @Test
    void aFilledDatabaseOfOneHistoryTakesNewSharedMigrations() {
        migrateWithOneHistory(OLDER, OWN);
        execute("INSERT INTO shared_thing VALUES (7)");
        execute("INSERT INTO own_thing VALUES (7)");

        Migrations.migrate(database, NEWER, OWN_NEWER);

        assertThat(names()).containsExactly("1 unnamed ", "7 unnamed ");
    }

    @Test
    void aProcessOfTheVersionBeforeStartsOnTheUpgradedDatabase() {
        migrateWithOneHistory(OLDER, OWN);
        Migrations.migrate(database, NEWER, OWN_NEWER);

        migrateWithOneHistory(OLDER, OWN);

        assertThat(names()).containsExactly("1 unnamed ");
    }

    @Test
    void processesThatStartTogetherUpgradeItOnce() throws Exception {
        migrateWithOneHistory(OLDER, OWN);

        try (ExecutorService processes = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> starts = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(process -> () -> {
                        Migrations.migrate(database, NEWER, OWN_NEWER);
                        return true;
                    })
                    .toList();
            for (Future<Boolean> started : processes.invokeAll(starts)) {
                assertThat(started.get()).isTrue();
            }
        }

        assertThat(names()).containsExactly("1 unnamed ");
    }

    @Test
    void aDatabaseOfSomebodyElseIsLeftAlone() {
        execute("CREATE TABLE somebody_elses (id bigint)");

        assertThatThrownBy(() -> Migrations.migrate(database, NEWER, OWN_NEWER))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("non-empty schema");
    }

    /** As versions did that kept one history. */
    private void migrateWithOneHistory(String shared, String own) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:" + shared, "classpath:" + own)
                .load()
                .migrate();
    }

    /** Uses every table and column of both sequences. */
    private List<String> names() {
        execute("INSERT INTO shared_thing VALUES (1)");
        execute("INSERT INTO own_thing VALUES (1)");
        List<String> names = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT id, name, note FROM shared_thing JOIN own_thing USING (id) ORDER BY id")) {
            while (rows.next()) {
                names.add(rows.getLong(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }

    private void execute(String sql) {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
