package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Caller;
import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.SignIn;
import io.dateline.sql.DatabaseConfig;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReplicasTest {

    @Test
    void twoReplicasStartTogetherOnAnEmptyDatabase() {
        // Given nothing but an empty database, when two replicas start at once
        DatabaseConfig database = PostgresForTests.emptyDatabase();
        var first = CompletableFuture.supplyAsync(() -> Newsroom.over(database, Newsroom.ADMIN_PASSWORD));
        var second = CompletableFuture.supplyAsync(() -> Newsroom.over(database, Newsroom.ADMIN_PASSWORD));

        // Then both work on the same articles and staff
        try (Newsroom one = first.join();
                Newsroom other = second.join()) {
            one.published("{'headline': 'Shared', 'lang': 'en'}");

            assertThat(other.read("shared").get("headline").textValue()).isEqualTo("Shared");
            var question = new SignIn("admin", Newsroom.ADMIN_PASSWORD);
            assertThat(one.ask(StaffContract.SIGN_IN, question, Caller.READER))
                    .isEqualTo(other.ask(StaffContract.SIGN_IN, question, Caller.READER));
        }
    }

    @Test
    void whatWasPublishedIsThereAfterARestart() {
        DatabaseConfig database = PostgresForTests.emptyDatabase();
        try (Newsroom before = Newsroom.over(database, Newsroom.ADMIN_PASSWORD)) {
            before.published("{'headline': 'Kept', 'lang': 'en'}");
        }

        try (Newsroom after = Newsroom.over(database, null)) {
            assertThat(after.read("kept").get("headline").textValue()).isEqualTo("Kept");
            assertThat(after.ask(StaffContract.SIGN_IN, new SignIn("admin", Newsroom.ADMIN_PASSWORD), Caller.READER)
                            .name())
                    .isEqualTo("admin");
        }
    }
}
