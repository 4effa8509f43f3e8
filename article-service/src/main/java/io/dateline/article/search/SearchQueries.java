package io.dateline.article.search;

import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Understands questions for words, on event loops. */
public final class SearchQueries {

    private static final String LANGUAGES = "SELECT name FROM article_language ORDER BY name LIMIT 100";

    private final Database database;

    /** Reads from the given database in which languages there are articles. */
    public SearchQueries(Database database) {
        this.database = database;
    }

    /**
     * The question in a language, or in each language that there are articles in. They are read each time, so that the first
     * article of a language is found at once: there is a row for each stemmer at most.
     *
     * @return null if there is no question
     */
    public Future<@Nullable SearchQuery> of(@Nullable String q, @Nullable String lang) {
        if (q == null) {
            return Future.succeededFuture();
        }
        if (lang != null) {
            return Future.succeededFuture(SearchQuery.parse(q, List.of(lang)));
        }
        return database.find(LANGUAGES, Tuple.tuple()).map(rows -> {
            List<String> names = new ArrayList<>(rows.size());
            for (Row row : rows) {
                names.add(row.getString("name"));
            }
            return SearchQuery.parse(q, names);
        });
    }
}
