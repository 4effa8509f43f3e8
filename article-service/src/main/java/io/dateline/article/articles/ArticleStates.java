package io.dateline.article.articles;

import io.dateline.contract.ArticleContract.State;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Changes;
import io.dateline.contract.ChangesSince;
import io.dateline.contract.CommentPolicy;
import io.dateline.sql.ChangeLog;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Serves the states of articles to other services, by the change log. */
public final class ArticleStates {

    private static final int MAX = 1_000;

    private final Database database;
    private final ChangeLog log;

    /** Serves the states in the given database. */
    public ArticleStates(Database database, ChangeLog log) {
        this.database = database;
        this.log = log;
    }

    /** The present states of the articles that changed after a number of the change log. */
    public Future<Changes<State>> since(ChangesSince since) {
        int limit = Math.clamp(since.limit(), 1, MAX);
        return log.since(Math.max(0, since.number()), limit)
                .compose(batch -> byId(batch.subjects())
                        .map(known -> new Changes<>(
                                batch.subjects().stream()
                                        .map(id -> known.getOrDefault(id, deleted(id)))
                                        .toList(),
                                batch.upTo(),
                                batch.more())));
    }

    private Future<Map<Long, State>> byId(List<Long> ids) {
        return database.query("""
                        SELECT a.id, a.status, a.comment_policy, a.slow_mode_seconds,
                            (SELECT array_agg(s.slug ORDER BY s.slug <> a.slug, s.since DESC, s.slug)
                             FROM slug s WHERE s.article_id = a.id) AS slugs
                        FROM article a WHERE a.id = ANY ($1)
                        """, Tuple.of(ids.toArray(Long[]::new))).map(rows -> {
            Map<Long, State> states = new HashMap<>();
            rows.forEach(row -> states.put(row.getLong("id"), state(row)));
            return states;
        });
    }

    private static State state(Row row) {
        return new State(
                row.getLong("id"),
                List.of(row.getArrayOfStrings("slugs")),
                ArticleStatus.named(row.getString("status")),
                CommentPolicy.named(row.getString("comment_policy")),
                row.getInteger("slow_mode_seconds"),
                false);
    }

    private static State deleted(long id) {
        return new State(id, List.of(), ArticleStatus.DRAFT, CommentPolicy.CLOSED, null, true);
    }
}
