package io.dateline.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.article.TestDatabases;
import io.dateline.sql.Database;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL takes the words of any article. */
class WordVectorTest {

    private static final int LONGEST_BODY = 200_000;

    private static Vertx vertx;
    private static Database database;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        database = Database.open(vertx, TestDatabases.emptyDatabase(), "test");
    }

    @AfterAll
    static void close() {
        database.close().await();
        vertx.close().await();
    }

    static Stream<String> longBodies() {
        Random random = new Random(1);
        return Stream.of(
                "word ".repeat(LONGEST_BODY / 5),
                "w".repeat(LONGEST_BODY),
                "大".repeat(LONGEST_BODY),
                "'".repeat(LONGEST_BODY),
                "a'".repeat(LONGEST_BODY / 2),
                "1.".repeat(LONGEST_BODY / 2),
                "\uD83D\uDE00".repeat(LONGEST_BODY / 2),
                "e\u0301".repeat(LONGEST_BODY / 2),
                "\u0301".repeat(LONGEST_BODY),
                "\uFDFA".repeat(LONGEST_BODY),
                "\\' ".repeat(LONGEST_BODY / 3),
                characters(random, 0x4E00, 0x9FFF),
                characters(random, 0x20000, 0x2A6DF),
                characters(random, 0x20, 0xD7FF),
                IntStream.range(0, LONGEST_BODY / 6).mapToObj(i -> Integer.toString(i, 36)).collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @MethodSource("longBodies")
    void whatIsTooLongIsCut(String body) {
        String vector = WordVector.of(new ArticleText("en", "A headline", "A standfirst", body));

        var row = database.rows(
                        "SELECT v @@ 'headline:A & ~standfirst:B'::tsquery, pg_column_size(v) FROM (SELECT $1::text::tsvector AS v) AS made",
                        Tuple.of(vector))
                .iterator()
                .next();
        assertThat(row.getBoolean(0)).isTrue();
        assertThat(row.getInteger(1)).isLessThan(1 << 20);
    }

    @Test
    void noPhraseGoesOnFromTheHeadlineIntoTheBody() {
        String vector = WordVector.of(new ArticleText("en", "White", null, "House of ’quotes\\'"));

        assertThat(vector).startsWith("'white':1A '~white':1A 'house':12 ");
    }

    private static String characters(Random random, int from, int to) {
        StringBuilder text = new StringBuilder();
        while (text.length() < LONGEST_BODY) {
            text.appendCodePoint(random.nextInt(from, to));
        }
        return text.toString();
    }
}
