package io.dateline.comment;

import io.dateline.bus.Bus;
import io.dateline.comment.articles.ArticleCatchUp;
import io.dateline.comment.articles.KnownArticles;
import io.dateline.comment.intake.EditTokens;
import io.dateline.comment.intake.HeldCommentCount;
import io.dateline.comment.intake.WriteComment;
import io.dateline.comment.moderation.DecideComments;
import io.dateline.comment.moderation.ModerationLists;
import io.dateline.comment.naming.KnownStaffNames;
import io.dateline.comment.naming.ReservedNames;
import io.dateline.comment.threads.CommentPages;
import io.dateline.comment.threads.OneComment;
import io.dateline.comment.threads.PublicCommentCounts;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.State;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Changed;
import io.dateline.contract.CommentContract;
import io.dateline.contract.ModerationContract;
import io.dateline.contract.StaffNamesContract;
import io.dateline.contract.SurrogateKey;
import io.dateline.node.Node;
import io.dateline.node.ServiceProcess;
import io.dateline.node.ShutdownSteps;
import io.dateline.sql.Availability;
import io.dateline.sql.ChangeFollower;
import io.dateline.sql.ChangeLog;
import io.dateline.sql.Database;
import io.dateline.sql.Housekeeping;
import io.dateline.sql.IdempotencyKeys;
import io.dateline.sql.Migrations;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The comment-service: its composition and its start. */
public final class CommentService {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final Duration FOLLOW_PERIOD = Duration.ofSeconds(3);
    private static final Duration NAMES_PERIOD = Duration.ofSeconds(2);

    /** The endpoints that need the database: all of them. */
    private static final Set<String> ENDPOINTS = Set.of(
            CommentContract.LIST.address(),
            CommentContract.FIND.address(),
            CommentContract.WRITE.address(),
            ModerationContract.LIST.address(),
            ModerationContract.DECIDE.address(),
            CommentContract.CHANGES.address(),
            CommentContract.FOLLOW_ARTICLES.address());

    private CommentService() {}

    /** Runs the service in a process of its own, with settings from the environment. */
    public static void main(String[] arguments) {
        ServiceProcess.run("comment-service", CommentConfig::read, CommentService::start);
    }

    /** Starts the service on a node; done when it answers. */
    public static Future<Void> start(Node node, CommentConfig config) {
        return start(node.vertx(), node.bus(), config, node)
                .onSuccess(database -> node.needsDatabase(database::isThere))
                .mapEmpty();
    }

    /** Done when it answers; returns the availability of its database. */
    static Future<Availability> start(Vertx vertx, Bus bus, CommentConfig config, ShutdownSteps steps) {
        return Migrations.run(vertx, config.database(), "db/comments").compose(migrated -> {
            Database database = Database.open(vertx, config.database(), "comment-service", bus.meters());
            steps.onStop("close the database", database::close);
            return database.awaitAnswer()
                    .compose(there -> compose(vertx, bus, database, config, steps))
                    .map(database.availability())
                    .onSuccess(availability -> availability.offerWhileThere(bus, ENDPOINTS));
        });
    }

    private static Future<Void> compose(
            Vertx vertx, Bus bus, Database database, CommentConfig config, ShutdownSteps steps) {
        ChangeLog log = new ChangeLog(vertx, database);
        ChangeFollower<State> follower = new ChangeFollower<>(bus, database, source(bus));
        ArticleCatchUp latest = new ArticleCatchUp(vertx, follower::catchUpNow);
        CommentPages pages = new CommentPages(database, latest);
        ModerationLists moderated = new ModerationLists(database, latest);
        DecideComments decideComments = new DecideComments(database, bus);
        PublicCommentCounts counts = new PublicCommentCounts(database, log);
        KnownStaffNames staffNames = new KnownStaffNames(database);
        ReservedNames reserved = new ReservedNames(config.reservedNames(), staffNames);
        Housekeeping housekeeping = new Housekeeping(log, new IdempotencyKeys(database), List.of());

        return vertx.deployVerticle(follower, inVirtualThreads())
                .onSuccess(id -> steps.onStop("stop following articles", () -> vertx.undeploy(id)))
                .compose(following ->
                        vertx.deployVerticle(new ChangeFollower<>(bus, database, namesOfStaff()), inVirtualThreads()))
                .onSuccess(id -> steps.onStop("stop following the staff", () -> vertx.undeploy(id)))
                .compose(following -> vertx.deployVerticle(staffNames))
                .onSuccess(id -> steps.onStop("stop reading names", () -> vertx.undeploy(id)))
                .compose(reading -> vertx.deployVerticle(housekeeping))
                .onSuccess(id -> steps.onStop("stop housekeeping", () -> vertx.undeploy(id)))
                .compose(keeping -> vertx.deployVerticle(new HeldCommentCount(database, bus.meters())))
                .onSuccess(id -> steps.onStop("stop counting what is held", () -> vertx.undeploy(id)))
                .compose(counting -> EditTokens.load(database))
                .compose(tokens -> {
                    OneComment one = new OneComment(database, tokens);
                    return WriteComment.open(vertx, database, config.database(), latest, reserved, tokens, bus)
                            .compose(writeComment -> Future.all(
                                    vertx.deployVerticle(
                                            () -> new CommentReadVerticle(bus, pages, one, moderated, counts, latest),
                                            onEveryCore()),
                                    vertx.deployVerticle(
                                            () -> new CommentWriteVerticle(bus, writeComment, decideComments),
                                            inVirtualThreads().setInstances(CORES))));
                })
                .mapEmpty();
    }

    private static ChangeFollower.Source<State> source(Bus bus) {
        return new ChangeFollower.Source<>(
                "articles",
                ArticleContract.CHANGES,
                ArticleContract.CHANGED,
                FOLLOW_PERIOD,
                KnownArticles::apply,
                states -> publish(bus, states));
    }

    /** No event for changes of staff names: they take effect within a few seconds. */
    private static ChangeFollower.Source<StaffNamesContract.State> namesOfStaff() {
        return new ChangeFollower.Source<>(
                KnownStaffNames.LOG,
                StaffNamesContract.CHANGES,
                null,
                NAMES_PERIOD,
                KnownStaffNames::apply,
                states -> {});
    }

    /**
     * Publishes the pages of changed articles: one rendered between the change and its arrival here may be in a cache.
     */
    private static void publish(Bus bus, List<State> states) {
        List<SurrogateKey> changed = pages(states.stream().filter(CommentService::isPublic));
        List<SurrogateKey> withdrawn = pages(states.stream().filter(state -> !isPublic(state)));
        if (!changed.isEmpty()) {
            bus.publish(CommentContract.CHANGED, Changed.changed(changed));
        }
        if (!withdrawn.isEmpty()) {
            bus.publish(CommentContract.CHANGED, Changed.withdrawn(withdrawn));
        }
    }

    private static boolean isPublic(State state) {
        return !state.deleted() && state.status() == ArticleStatus.PUBLISHED;
    }

    private static List<SurrogateKey> pages(Stream<State> states) {
        return states.map(state -> SurrogateKey.comments(state.articleId())).toList();
    }

    private static DeploymentOptions onEveryCore() {
        return new DeploymentOptions().setInstances(CORES);
    }

    private static DeploymentOptions inVirtualThreads() {
        return new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    }
}
