package io.dateline.article.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Role;
import io.dateline.article.TestDatabases;
import io.dateline.contract.StaffContract.Member;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.Migrations;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accounts from the time of one role each. */
class RolesMigrationTest {

    @Test
    void eachAccountKeepsTheRoleThatItHad() {
        Vertx vertx = Vertx.vertx();
        DatabaseConfig config = TestDatabases.databaseAt("101");
        Database database = Database.open(vertx, config, "test");
        for (Role role : Role.values()) {
            database.query(
                            "INSERT INTO staff (name, role, password_hash) VALUES ($1, $1, '')",
                            Tuple.of(role.toString()))
                    .await();
        }

        Migrations.run(vertx, config, "db/articles").await();

        List<Member> all = new Accounts(database).all().await();
        assertThat(all)
                .hasSize(4)
                .allSatisfy(member -> assertThat(member.roles()).containsExactly(Role.named(member.name())));
        database.close().await();
        vertx.close().await();
    }
}
