package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.bus.Fault;
import io.dateline.bus.Json;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.MonthList;
import io.dateline.contract.ArticleContract.Months;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.sql.Database;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthsTest {

    private static RunningArticleService newsroom;

    @BeforeAll
    static void open() {
        newsroom = RunningArticleService.open();
        assertThat(months("UTC", null)).isEmpty();
        publishedAt("One", "en", "2026-03-31T23:30:00Z");
        publishedAt("Two", "en-GB", "2026-03-02T12:00:00Z");
        publishedAt("Three", "fr", "2025-12-31T23:59:59.999Z");
        publishedAt("Four", "en", "1999-01-01T00:00:00Z");
        newsroom.unpublish(newsroom.published("{'headline': 'Withdrawn', 'lang': 'en'}"));
        newsroom.draft("{'headline': 'Draft', 'lang': 'en'}");
    }

    @AfterAll
    static void close() {
        newsroom.close();
    }

    @Test
    void onlyMonthsWithArticlesAreThereTheNewestFirst() {
        assertThat(months("UTC", null)).containsExactly("2026-03", "2025-12", "1999-01");
    }

    @Test
    void monthsBeginInTheTimeZone() {
        assertThat(months("Europe/Riga", null)).containsExactly("2026-04", "2026-03", "2026-01", "1999-01");
        assertThat(months("America/New_York", null)).containsExactly("2026-03", "2025-12", "1998-12");
        // PostgreSQL alone would read these signs the other way round.
        assertThat(months("UTC+02:00", null)).containsExactly("2026-04", "2026-03", "2026-01", "1999-01");
        assertThat(months("-05:00", null)).containsExactly("2026-03", "2025-12", "1998-12");
    }

    @Test
    void theMonthsOfALanguageAreThoseOfItsRange() {
        assertThat(months("UTC", "EN")).containsExactly("2026-03", "1999-01");
        assertThat(months("UTC", "fr")).containsExactly("2025-12");
        assertThat(months("UTC", "de")).isEmpty();
    }

    @Test
    void theyAreStaleWithTheListsOfArticles() {
        assertThat(ask("UTC", null).keys()).containsExactly(SurrogateKey.articles());
        assertThat(ask("UTC", "EN").keys()).containsExactly(SurrogateKey.lang("en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Nowhere/Land", "'; DROP TABLE article; --", "UTC+99"})
    void aTimeZoneThatIsNotKnownIsTold(String zone) {
        assertThat(newsroom.refused(ArticleContract.MONTHS, new Months(zone, null), Caller.READER)
                        .faults())
                .extracting(Fault::pointer)
                .containsExactly("/query/timeZone");
    }

    private static List<String> months(String zone, @Nullable String lang) {
        return Json.decode(ask(zone, lang).body(), MonthList.class).months();
    }

    private static Representation ask(String zone, @Nullable String lang) {
        return newsroom.ask(ArticleContract.MONTHS, new Months(zone, lang), Caller.READER);
    }

    private static void publishedAt(String headline, String lang, String time) {
        long id = newsroom.published("{'headline': '" + headline + "', 'lang': '" + lang + "'}")
                .id();
        Database database = Database.open(newsroom.vertx, newsroom.database, "test");
        Tuple values = Tuple.of(id, Instant.parse(time).atOffset(ZoneOffset.UTC));
        database.query("UPDATE article SET published_at = $2 WHERE id = $1", values)
                .await();
        database.query("UPDATE listing SET published_at = $2 WHERE article_id = $1", values)
                .await();
        database.close().await();
    }
}
