package io.dateline.article;

import io.dateline.article.articles.ArticleChange;
import io.dateline.article.articles.ArticleRows;
import io.dateline.article.articles.ArticleStates;
import io.dateline.article.articles.Articles;
import io.dateline.article.articles.BodyRenderer;
import io.dateline.article.articles.CommentCounts;
import io.dateline.article.articles.CreateArticle;
import io.dateline.article.articles.DeleteArticle;
import io.dateline.article.articles.EditArticle;
import io.dateline.article.articles.FindArticle;
import io.dateline.article.articles.NewsroomArticles;
import io.dateline.article.articles.PublicArticles;
import io.dateline.article.articles.PublishArticle;
import io.dateline.article.articles.ReadDraft;
import io.dateline.article.articles.RelabelArticles;
import io.dateline.article.articles.ReplaceReservedSlugs;
import io.dateline.article.articles.SetCommentPolicy;
import io.dateline.article.articles.rendering.MarkdownRenderer;
import io.dateline.article.audit.AuditLog;
import io.dateline.article.audit.AuditMonths;
import io.dateline.article.audit.ReadAudit;
import io.dateline.article.bylines.Bylines;
import io.dateline.article.excerpts.Excerpts;
import io.dateline.article.lists.ListArticles;
import io.dateline.article.lists.ListDrafts;
import io.dateline.article.lists.ListMonths;
import io.dateline.article.lists.ListMostRead;
import io.dateline.article.lists.ListRelated;
import io.dateline.article.lists.PublishedArticles;
import io.dateline.article.popularity.ArticleCache;
import io.dateline.article.popularity.PopularArticles;
import io.dateline.article.popularity.PopularityWatch;
import io.dateline.article.popularity.ViewCounts;
import io.dateline.article.search.IndexOutdated;
import io.dateline.article.search.OutdatedWords;
import io.dateline.article.staff.AccountChanges;
import io.dateline.article.staff.ActiveSessions;
import io.dateline.article.staff.EndSession;
import io.dateline.article.staff.ExpiredSessions;
import io.dateline.article.staff.FirstAdmin;
import io.dateline.article.staff.OpenSession;
import io.dateline.article.staff.OwnAccount;
import io.dateline.article.staff.Passwords;
import io.dateline.article.staff.RefreshSession;
import io.dateline.article.staff.Staff;
import io.dateline.article.staff.StaffNames;
import io.dateline.article.taxonomy.ChangeTerms;
import io.dateline.article.taxonomy.ListTerms;
import io.dateline.article.taxonomy.RelabelJobs;
import io.dateline.bus.Bus;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.CommentContract;
import io.dateline.node.Node;
import io.dateline.node.ServiceProcess;
import io.dateline.node.ShutdownSteps;
import io.dateline.redis.ReconnectingRedis;
import io.dateline.sql.ChangeFollower;
import io.dateline.sql.ChangeLog;
import io.dateline.sql.Database;
import io.dateline.sql.Housekeeping;
import io.dateline.sql.IdempotencyKeys;
import io.dateline.sql.Migrations;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The article-service: articles, their popularity, and the staff who write them. Everything is composed here. */
public final class ArticleService {

    private static final String SCHEMA = "db/articles";
    private static final Duration COMMENT_COUNTS_EVERY = Duration.ofSeconds(2);
    private static final DeploymentOptions DIRECT_STYLE =
            new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);

    private final Vertx vertx;
    private final Bus bus;
    private final MeterRegistry meters;
    private final ShutdownSteps stopSteps;
    private final ArticleConfig config;
    private final Database database;
    private final ArticleRows rows;

    private ArticleService(
            Vertx vertx,
            Bus bus,
            MeterRegistry meters,
            ShutdownSteps stopSteps,
            ArticleConfig config,
            Database database) {
        this.vertx = vertx;
        this.bus = bus;
        this.meters = meters;
        this.stopSteps = stopSteps;
        this.config = config;
        this.database = database;
        this.rows = new ArticleRows(config.site());
    }

    /** Runs the service as a process of its own. */
    public static void main(String[] args) {
        ServiceProcess.run("article-service", ArticleConfig::read, ArticleService::start);
    }

    /** Starts the service on a node: migrates the database, then serves requests. */
    public static Future<ArticleService> start(Node node, ArticleConfig config) {
        return start(node.vertx(), node.bus(), node.meters(), node, config)
                .onSuccess(service -> node.needsDatabase(service.database.availability()::isThere));
    }

    static Future<ArticleService> start(
            Vertx vertx, Bus bus, MeterRegistry meters, ShutdownSteps stopSteps, ArticleConfig config) {
        return Migrations.run(vertx, config.database(), SCHEMA).compose(migrated -> {
            Database database = Database.open(vertx, config.database(), "dateline-articles", meters);
            ArticleService service = new ArticleService(vertx, bus, meters, stopSteps, config, database);
            return service.compose().map(started -> service).onSuccess(ArticleService::offerWhileDatabaseIsThere);
        });
    }

    private void offerWhileDatabaseIsThere() {
        Set<String> endpoints = new HashSet<>(bus.endpoints());
        endpoints.remove(ArticleContract.COUNT_VIEWS.address());
        database.availability().offerWhileThere(bus, endpoints);
    }

    private Future<?> compose() {
        stopSteps.onStop("close the database", database::close);
        ReconnectingRedis redis = new ReconnectingRedis(vertx, config.redis(), meters, "popularity");
        stopSteps.onStop("close Redis", redis::close);
        Passwords passwords = new Passwords(vertx);
        stopSteps.onStop("end hashing", passwords::close);

        Bylines bylines = new Bylines();
        AuditLog audit = new AuditLog();
        ChangeLog log = new ChangeLog(vertx, database);
        ViewCounts views = new ViewCounts(redis, config.popularity());
        PopularArticles popular = new PopularArticles(views, config.popularity().popularArticles());
        ArticleCache cache = new ArticleCache(vertx, redis, config.popularity().lifetime());
        FindArticle find = new FindArticle(new PublicArticles(database, rows), popular, cache, meters);

        AccountChanges changes = new AccountChanges(bus);
        Staff staff = new Staff(database, bylines, audit, passwords, changes);
        OwnAccount own = new OwnAccount(database, bylines, audit, passwords, changes);
        OpenSession opening = new OpenSession(database, audit, passwords);
        FirstAdmin firstAdmin = new FirstAdmin(database, audit, passwords, ArticleService::showPassword);

        return redis.open()
                .compose(opened -> database.awaitAnswer())
                .compose(answering -> firstAdmin.ensure(config.adminPassword()))
                .compose(ensured -> Future.all(List.of(
                        deployReadSide(
                                find,
                                log,
                                views,
                                new ArticleReadVerticle.StaffAnswers(
                                        staff, own, opening, new ActiveSessions(database))),
                        deployWriteSide(
                                bylines,
                                audit,
                                cache,
                                new ArticleWriteVerticle.StaffActions(
                                        staff,
                                        own,
                                        opening,
                                        new RefreshSession(database, audit, changes),
                                        new EndSession(database, audit, changes))),
                        deployFollower(cache),
                        deploy(new StaffNames(bus, database)),
                        deploy(new PopularityWatch(popular, find::representations, cache)),
                        deploy(new Housekeeping(
                                log, new IdempotencyKeys(database), List.of(new ExpiredSessions(database)::prune))),
                        deploy(new AuditMonths(database)),
                        deployIndexing())));
    }

    private Future<?> deployReadSide(
            FindArticle find, ChangeLog log, ViewCounts views, ArticleReadVerticle.StaffAnswers staff) {
        Excerpts excerpts = new Excerpts(vertx, database);
        stopSteps.onStop("end making excerpts", excerpts::close);
        PublishedArticles published = new PublishedArticles(database, excerpts, rows);
        ListTerms terms = new ListTerms(database);
        ArticleReadVerticle.Answers answers = new ArticleReadVerticle.Answers(
                find,
                new ReadDraft(new NewsroomArticles(database, rows)),
                new ArticleReadVerticle.ListAnswers(
                        new ListArticles(published, terms),
                        new ListMostRead(views, published, Clock.systemUTC()),
                        new ListRelated(new PublicArticles(database, rows), published),
                        new ListMonths(database),
                        new ListDrafts(database, excerpts, terms, rows)),
                terms,
                new ArticleStates(database, log),
                views,
                staff,
                new ReadAudit(database));
        int instances = Runtime.getRuntime().availableProcessors();
        return stoppedInOrder(vertx.deployVerticle(
                () -> new ArticleReadVerticle(bus, answers), new DeploymentOptions().setInstances(instances)));
    }

    private Future<?> deployWriteSide(
            Bylines bylines, AuditLog audit, ArticleCache cache, ArticleWriteVerticle.StaffActions staff) {
        Articles articles = new Articles(rows);
        BodyRenderer bodies = new BodyRenderer(new MarkdownRenderer());
        ArticleChange change = new ArticleChange(database, articles, cache, bus);
        ArticleWriteVerticle.Actions actions = new ArticleWriteVerticle.Actions(
                new CreateArticle(database, articles, bylines, bodies, change),
                new EditArticle(articles, bylines, bodies, change),
                new PublishArticle(articles, change),
                new DeleteArticle(database, articles, change),
                new SetCommentPolicy(articles, audit, change),
                new ChangeTerms(database, audit, bus),
                staff);
        return vertx.executeBlocking(bodies::prepared)
                .compose(ready -> stoppedInOrder(
                        vertx.deployVerticle(new ReplaceReservedSlugs(database, articles, change), DIRECT_STYLE)))
                .compose(replaced -> stoppedInOrder(vertx.deployVerticle(
                        new RelabelArticles(new RelabelJobs(database), articles, change), DIRECT_STYLE)))
                .compose(relabelling -> stoppedInOrder(vertx.deployVerticle(
                        () -> new ArticleWriteVerticle(bus, actions),
                        new DeploymentOptions(DIRECT_STYLE).setInstances(2))));
    }

    /** Follows the comment counts periodically; a count makes no answer stale, so nobody waits for an announcement. */
    private Future<?> deployFollower(ArticleCache cache) {
        CommentCounts counts = new CommentCounts();
        var source = new ChangeFollower.Source<CommentContract.State>(
                "comments",
                CommentContract.CHANGES,
                null,
                COMMENT_COUNTS_EVERY,
                counts::update,
                states -> cache.evict(
                        states.stream().map(CommentContract.State::articleId).toList()));
        return stoppedInOrder(vertx.deployVerticle(new ChangeFollower<>(bus, database, source), DIRECT_STYLE));
    }

    private Future<?> deployIndexing() {
        return stoppedInOrder(
                vertx.deployVerticle(new IndexOutdated(new OutdatedWords(database), meters), DIRECT_STYLE));
    }

    private Future<?> deploy(Deployable periodic) {
        return stoppedInOrder(vertx.deployVerticle(periodic));
    }

    private Future<String> stoppedInOrder(Future<String> deployment) {
        return deployment.onSuccess(id -> stopSteps.onStop("undeploy " + id, () -> vertx.undeploy(id)));
    }

    /** Prints the password to the terminal once; it must not be logged. */
    private static void showPassword(String password) {
        System.out.println("The account admin was made. Its password, shown this once: " + password);
    }
}
