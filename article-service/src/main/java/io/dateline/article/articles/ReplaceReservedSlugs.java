package io.dateline.article.articles;

import io.dateline.access.Caller;
import io.dateline.bus.Failure;
import io.dateline.form.ReservedSlugs;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives another slug to each article whose slug is reserved: at the start, when the list may have grown, and once a minute,
 * since a process of an earlier version may still make some. Each is a change like any other, so that all who follow changes
 * know of it; readers are redirected from the slug that it had. Replicas may do this at the same time. For a virtual thread.
 */
public final class ReplaceReservedSlugs extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(ReplaceReservedSlugs.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 100;
    private static final long NO_TIMER = -1;

    private static final String FIND = """
            SELECT a.id FROM slug s JOIN article a ON a.id = s.article_id AND a.slug = s.slug
            WHERE s.slug = ANY ($1) AND a.id > $2 ORDER BY a.id LIMIT $3
            """;

    private final Database database;
    private final Articles articles;
    private final ArticleChange change;
    private boolean running;
    private long retry = NO_TIMER;

    /** Changes the given articles in the given database. */
    public ReplaceReservedSlugs(Database database, Articles articles, ArticleChange change) {
        this.database = database;
        this.articles = articles;
        this.change = change;
    }

    /** Done when it was tried once, so that the service does not wait for a database that is away. */
    @Override
    public Future<?> start() {
        run();
        vertx.setPeriodic(PERIOD.toMillis(), timer -> run());
        return Future.succeededFuture();
    }

    private void run() {
        if (running) {
            return;
        }
        running = true;
        vertx.cancelTimer(retry);
        try {
            replaceAll();
        } catch (Failure failure) {
            if (database.availability().isThere()) {
                LOG.warn("Reserved slugs are replaced later: {}", failure.detail());
            }
            retry = vertx.setTimer(AFTER_FAILURE.toMillis(), timer -> run());
        } catch (Exception e) {
            // Undeploying interrupts an await, which no method signature declares.
            if (!(e instanceof InterruptedException)) {
                LOG.error("Reserved slugs cannot be replaced", e);
            }
        } finally {
            running = false;
        }
    }

    private void replaceAll() {
        long last = 0;
        List<Long> found;
        do {
            found = find(last);
            for (long id : found) {
                replace(id);
                last = id;
            }
        } while (found.size() == AT_ONCE);
    }

    private List<Long> find(long after) {
        List<Long> ids = new ArrayList<>();
        database.rows(FIND, Tuple.of(ReservedSlugs.all().toArray(String[]::new), after, AT_ONCE))
                .forEach(row -> ids.add(row.getLong(0)));
        return ids;
    }

    private void replace(long id) {
        change.applyToAny(id, Caller.READER, (transaction, before) -> {
            String slug = before.article().slug();
            if (!ReservedSlugs.contains(slug)) {
                return before;
            }
            ArticleRecord after = articles.replaceSlug(transaction, before);
            LOG.info(
                    "The slug {} is reserved: article {} has {} now",
                    slug,
                    id,
                    after.article().slug());
            return after;
        });
    }
}
