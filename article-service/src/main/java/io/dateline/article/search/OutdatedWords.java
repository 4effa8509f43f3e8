package io.dateline.article.search;

import io.dateline.sql.Database;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Articles whose words an earlier analysis made, or nobody yet: those from before an upgrade, and those that a process of an
 * earlier version writes. Their words are made anew, a batch in each transaction. In direct style.
 *
 * <p>One process does so at a time. No row is locked while words are made: an article that is edited meanwhile is left, for its
 * row of the index has another {@code xmin} then. It is found again by its analysis.
 */
public final class OutdatedWords {

    /** The number of an advisory lock, which nothing else of this database uses. */
    static final long LOCK = 0x776F726473L;

    /** A batch ends with the text that reaches this many characters, so that no transaction becomes long. */
    private static final int BATCH_CHARACTERS = 500_000;

    private static final String NEXT = """
            SELECT a.id, a.lang, a.headline, a.standfirst, left(a.plain, 100000) AS plain, w.xmin::text AS written
            FROM (SELECT article_id, xmin FROM article_words WHERE analysis < $1 ORDER BY analysis LIMIT $2) w
            JOIN article a ON a.id = w.article_id
            """;

    private static final String WRITE = """
            UPDATE article_words w SET analysis = $1, words = made.words::tsvector
            FROM unnest($2::bigint[], $3::text[], $4::text[]) AS made (id, written, words)
            WHERE w.article_id = made.id AND w.xmin::text = made.written
            """;

    private final Database database;

    /** Makes words of articles in the given database. */
    public OutdatedWords(Database database) {
        this.database = database;
    }

    /** How many there are, counted up to {@code most}. */
    public long count(long most) {
        return database.rows(
                        "SELECT count(*) FROM (SELECT FROM article_words WHERE analysis < $1 LIMIT $2) AS outdated",
                        Tuple.of(Analysis.NUMBER, most))
                .iterator()
                .next()
                .getLong(0);
    }

    /**
     * Makes the words of some articles anew, the oldest analysis first.
     *
     * @return how many were made; 0 if there are none, or while another process does it
     */
    public int make(int most) {
        return database.inTransaction(transaction -> mayMake(transaction) ? make(transaction, most) : 0);
    }

    private static boolean mayMake(SqlConnection transaction) {
        return transaction
                .preparedQuery("SELECT pg_try_advisory_xact_lock($1)")
                .execute(Tuple.of(LOCK))
                .await()
                .iterator()
                .next()
                .getBoolean(0);
    }

    private static int make(SqlConnection transaction, int most) {
        List<Long> ids = new ArrayList<>();
        List<String> written = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Set<String> languages = new HashSet<>();
        int characters = 0;
        for (Row row : transaction.preparedQuery(NEXT).execute(Tuple.of(Analysis.NUMBER, most)).await()) {
            if (characters >= BATCH_CHARACTERS) {
                break;
            }
            ArticleText text = new ArticleText(
                    row.getString("lang"),
                    row.getString("headline"),
                    row.getString("standfirst"),
                    row.getString("plain"));
            ids.add(row.getLong("id"));
            written.add(row.getString("written"));
            words.add(WordVector.of(text));
            characters += text.plain().length();
            languages.add(Analysis.of(text.lang()).name());
        }
        languages.forEach(name -> ArticleWords.addLanguage(transaction, name));
        return transaction
                .preparedQuery(WRITE)
                .execute(Tuple.tuple()
                        .addInteger(Analysis.NUMBER)
                        .addArrayOfLong(ids.toArray(Long[]::new))
                        .addArrayOfString(written.toArray(String[]::new))
                        .addArrayOfString(words.toArray(String[]::new)))
                .await()
                .rowCount();
    }
}
