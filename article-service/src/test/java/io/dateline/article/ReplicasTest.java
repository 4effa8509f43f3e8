package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.sql.DatabaseConfig;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReplicasTest {

    @Test
    void twoReplicasStartTogetherOnAnEmptyDatabase() {
        // Given nothing but an empty database, when two replicas start at once
        DatabaseConfig database = TestDatabases.emptyDatabase();
        var first = CompletableFuture.supplyAsync(
                () -> RunningArticleService.over(database, RunningArticleService.ADMIN_PASSWORD));
        var second = CompletableFuture.supplyAsync(
                () -> RunningArticleService.over(database, RunningArticleService.ADMIN_PASSWORD));

        // Then both work on the same articles and staff
        try (RunningArticleService one = first.join();
                RunningArticleService other = second.join()) {
            one.published("{'headline': 'Shared', 'lang': 'en'}");

            assertThat(other.read("shared").get("headline").textValue()).isEqualTo("Shared");
            assertThat(other.active(one.signIn("admin", RunningArticleService.ADMIN_PASSWORD))
                            .name())
                    .isEqualTo("admin");
        }
    }

    @Test
    void whatWasPublishedIsThereAfterARestart() {
        DatabaseConfig database = TestDatabases.emptyDatabase();
        try (RunningArticleService before =
                RunningArticleService.over(database, RunningArticleService.ADMIN_PASSWORD)) {
            before.published("{'headline': 'Kept', 'lang': 'en'}");
        }

        try (RunningArticleService after = RunningArticleService.over(database, null)) {
            assertThat(after.read("kept").get("headline").textValue()).isEqualTo("Kept");
            assertThat(after.active(after.signIn("admin", RunningArticleService.ADMIN_PASSWORD))
                            .name())
                    .isEqualTo("admin");
        }
    }
}
