package io.dateline.comment;

import io.dateline.access.Caller;
import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.bus.Json;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Listing;
import io.dateline.contract.CommentContract.Sort;
import io.dateline.contract.CommentContract.Write;
import io.dateline.contract.Representation;
import io.dateline.contract.WriteResult;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.dateline.testkit.server.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** A running comment-service with a database of its own, the article-service it follows, and the words of a reader. */
final class RunningCommentService implements AutoCloseable {

    /** What a page says of itself. */
    record Page(List<Comment> items, @Nullable String next, long count) {}

    final Vertx vertx = Vertx.vertx();
    final Bus bus = new Bus(vertx, new SimpleMeterRegistry());
    final FakeArticles articles = new FakeArticles(bus);
    final FakeStaff staff = new FakeStaff(bus);
    private final List<String> reservedNames;
    private final DatabaseConfig config = newDatabase();
    final Database database = Database.open(vertx, config, "test");
    private final Deque<Supplier<Future<Void>>> stopSteps = new ConcurrentLinkedDeque<>();

    /** With names that the operator reserves. */
    RunningCommentService(String... reservedNames) {
        this.reservedNames = List.of(reservedNames);
        get(articles.serve());
        get(staff.serve());
        get(startReplica());
    }

    /** Starts the service, once more beside those that run already, on the same database. */
    Future<Void> startReplica() {
        return CommentService.start(
                        vertx, bus, new CommentConfig(config, reservedNames), (what, step) -> stopSteps.push(step))
                .mapEmpty();
    }

    Comment write(Write comment) {
        return get(writeLater(comment));
    }

    /** Writes it, and says what that changed too. */
    WriteResult<Comment> writeAndTell(Write comment) {
        return get(bus.ask(CommentContract.WRITE, comment, call()));
    }

    Future<Comment> writeLater(Write comment) {
        return bus.ask(CommentContract.WRITE, comment, call()).map(WriteResult::value);
    }

    /** A distinct writer says something on an article. */
    Comment say(String slug, String writer, String text) {
        return write(comment(slug, writer, text, null));
    }

    Comment reply(String slug, long parentId, String writer, String text) {
        return write(comment(slug, writer, text, parentId));
    }

    static Write comment(String slug, String writer, String text, @Nullable Long parentId) {
        return new Write(slug, writer, writer + "@example.org", null, text, parentId, null);
    }

    Representation list(String slug, Sort sort, @Nullable Long parentId, int limit, @Nullable String cursor) {
        return get(bus.ask(CommentContract.LIST, new Listing(slug, sort, parentId, limit, cursor), call()));
    }

    Page page(String slug, Sort sort, int limit, @Nullable String cursor) {
        return Json.decode(list(slug, sort, null, limit, cursor).body(), Page.class);
    }

    Page replies(String slug, long parentId, int limit, @Nullable String cursor) {
        return Json.decode(list(slug, Sort.NEWEST, parentId, limit, cursor).body(), Page.class);
    }

    /** One number out of the database. */
    long number(String sql, Object... values) {
        return get(database.query(sql, Tuple.wrap(values))).iterator().next().getLong(0);
    }

    void execute(String sql, Object... values) {
        get(database.query(sql, Tuple.wrap(values)));
    }

    /** The way to its database. */
    DatabaseConfig config() {
        return config;
    }

    Call call() {
        return Call.of("test", null, Caller.READER);
    }

    /** The result, or the failure thrown. */
    static <T> T get(Future<T> future) {
        try {
            return future.await(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("No answer within 10 s", e);
        }
    }

    /** The failure of what must fail. */
    static Failure failure(ThrowingCallable action) {
        return Assertions.catchThrowableOfType(Failure.class, action);
    }

    @Override
    public void close() {
        get(bus.drain());
        stopSteps.forEach(step -> get(step.get()));
        get(database.close());
        get(vertx.close());
    }

    private static DatabaseConfig newDatabase() {
        return configOf(TestPostgres.emptyDatabase());
    }

    /** The way to a database at this address. */
    static DatabaseConfig configOf(String url) {
        return new DatabaseConfig(url, "postgres", 16, 1_000, Duration.ofSeconds(5));
    }
}
