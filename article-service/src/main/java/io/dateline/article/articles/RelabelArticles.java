package io.dateline.article.articles;

import io.dateline.access.Caller;
import io.dateline.article.taxonomy.RelabelJobs;
import io.dateline.article.taxonomy.RelabelJobs.Job;
import io.dateline.article.taxonomy.RelabelJobs.Step;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract.Kind;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives articles the present slugs of authors, topics and tags that were renamed or merged, in the background. Each is a change
 * like any other: what shows the article is purged, and all who follow changes know of it. For a virtual thread.
 */
public final class RelabelArticles extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(RelabelArticles.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** So many articles are changed well within a lease. */
    private static final int CHANGED_PER_LEASE = 100;

    private final RelabelJobs jobs;
    private final Articles articles;
    private final ArticleChange change;
    private boolean running;

    /** Changes the given articles as the jobs say. */
    public RelabelArticles(RelabelJobs jobs, Articles articles, ArticleChange change) {
        this.jobs = jobs;
        this.articles = articles;
        this.change = change;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(PERIOD.toMillis(), timer -> run());
        return Future.succeededFuture();
    }

    private void run() {
        if (running) {
            return;
        }
        running = true;
        try {
            Optional<Job> job = jobs.claim();
            while (job.isPresent()) {
                work(job.get());
                job = jobs.claim();
            }
        } catch (Failure failure) {
            // The database is away, which is logged already; or a lock was not free.
            LOG.debug("Articles are given their present authors, topics and tags later: {}", failure.detail());
        } catch (Exception e) {
            // Undeploying interrupts an await, which no method signature declares.
            if (!(e instanceof InterruptedException)) {
                LOG.error("Articles cannot be given their present authors, topics and tags", e);
            }
        } finally {
            running = false;
        }
    }

    private void work(Job job) {
        Step step = jobs.next(job);
        if (!job.isRenaming()) {
            showAnew(job, step);
        }
        int sinceLease = 0;
        for (long id : job.isRenaming() ? step.ids() : List.<Long>of()) {
            relabel(job, id);
            if (++sinceLease == CHANGED_PER_LEASE) {
                sinceLease = 0;
                if (jobs.claim().filter(mine -> mine.id() == job.id()).isEmpty()) {
                    return;
                }
            }
        }
        jobs.done(job, step);
        if (step.upTo().isEmpty()) {
            LOG.info("All articles have the {} {} now, in place of {}", job.kind(), job.present(), job.former());
        }
    }

    /** What shows the author itself is purged once, with the first step; articles, with the step that finds them. */
    private void showAnew(Job job, Step step) {
        List<SurrogateKey> keys = job.doneUpTo() == 0 ? job.keys() : List.of();
        if (!keys.isEmpty() || !step.ids().isEmpty()) {
            change.showAnew(step.ids(), keys);
        }
    }

    private void relabel(Job job, long id) {
        try {
            change.applyToAny(
                    id,
                    Caller.READER,
                    (transaction, before) ->
                            has(before.article(), job) ? articles.relabel(transaction, before) : before);
        } catch (Failure failure) {
            // It was deleted meanwhile.
            if (failure.kind() != Failure.Kind.NOT_FOUND) {
                throw failure;
            }
        }
    }

    private static boolean has(Article article, Job job) {
        return job.kind() == Kind.AUTHOR
                ? article.authors().stream().anyMatch(author -> author.slug().equals(job.former()))
                : (job.kind() == Kind.TOPIC ? article.topics() : article.tags()).contains(job.former());
    }
}
