package io.dateline.article.store;

import io.dateline.article.text.SlugText;
import io.dateline.article.writing.Written;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Comparator;
import java.util.List;

/** The authors' profiles. */
public final class Bylines {

    private Bylines() {}

    /** Makes the profiles that are not there yet; who is known keeps the name they have. */
    public static void meet(SqlConnection transaction, List<Written.Byline> authors) {
        // In one order, so that two who meet the same authors do not wait for each other.
        authors.stream()
                .sorted(Comparator.comparing(Written.Byline::slug))
                .forEach(author -> transaction
                        .preparedQuery("INSERT INTO author (slug, name) VALUES ($1, $2) ON CONFLICT (slug) DO NOTHING")
                        .execute(Tuple.of(
                                author.slug(), author.name() == null ? SlugText.asName(author.slug()) : author.name()))
                        .await());
    }
}
