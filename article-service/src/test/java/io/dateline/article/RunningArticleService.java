package io.dateline.article;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.access.Caller;
import io.dateline.access.Role;
import io.dateline.article.popularity.PopularityConfig;
import io.dateline.article.slug.SlugText;
import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Failure;
import io.dateline.bus.Json;
import io.dateline.config.Settings;
import io.dateline.config.SiteSettings;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.AtVersion;
import io.dateline.contract.ArticleContract.ById;
import io.dateline.contract.ArticleContract.BySlug;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.ArticleContract.Edit;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleDraft;
import io.dateline.contract.ArticlePatch;
import io.dateline.contract.Changed;
import io.dateline.contract.Representation;
import io.dateline.contract.SessionContract;
import io.dateline.contract.SessionContract.Active;
import io.dateline.contract.SessionContract.FindActive;
import io.dateline.contract.SessionContract.Session;
import io.dateline.contract.SessionContract.SignIn;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.contract.TaxonomyContract.Term;
import io.dateline.contract.WriteResult;
import io.dateline.redis.RedisAddresses;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.dateline.testkit.server.TestRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The service with real servers, as those who ask it over the bus see it. */
final class RunningArticleService implements AutoCloseable {

    static final String NETWORK = "192.0.2.7";
    static final String ADMIN_PASSWORD = "correct horse battery";

    static final Caller AUTHOR = Caller.of(101, "ann", Role.AUTHOR);
    static final Caller OTHER_AUTHOR = Caller.of(102, "ben", Role.AUTHOR);
    static final Caller EDITOR = Caller.of(103, "eve", Role.EDITOR);
    static final Caller MODERATOR = Caller.of(104, "mo", Role.MODERATOR);
    static final Caller ADMIN = Caller.of(1, "admin", Role.ADMIN);

    final Vertx vertx;
    final Bus bus;
    final TestRedis redis = TestRedis.empty();
    final DatabaseConfig database;
    private final AtomicLong marks = new AtomicLong();
    private final List<Changed> announced = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Supplier<Future<Void>>> stopSteps = new ArrayDeque<>();

    private RunningArticleService(DatabaseConfig database, @Nullable String adminPassword, Settings site) {
        this.database = database;
        vertx = Vertx.vertx();
        var meters = new SimpleMeterRegistry();
        bus = new Bus(vertx, meters);
        bus.subscribe(ArticleContract.CHANGED, announced::add).await();
        var config = new ArticleConfig(
                database,
                RedisAddresses.of(redis.url()),
                adminPassword,
                new PopularityConfig(10, Duration.ofHours(6), Duration.ofSeconds(60)),
                SiteSettings.read(site));
        ArticleService.start(vertx, bus, meters, (what, step) -> stopSteps.push(step), config)
                .await();
        employ(AUTHOR, Role.AUTHOR);
        employ(OTHER_AUTHOR, Role.AUTHOR);
        employ(EDITOR, Role.EDITOR);
        employ(MODERATOR, Role.MODERATOR);
    }

    /** Makes the account; that of the admin is there already, as the first. */
    private void employ(Caller member, Role role) {
        Database accounts = Database.open(vertx, database, "test");
        accounts.query("""
                        INSERT INTO staff (id, name, roles, password_hash) OVERRIDING SYSTEM VALUE
                        VALUES ($1, $2, ARRAY[$3], '') ON CONFLICT DO NOTHING
                        """, Tuple.of(member.staffId(), member.name(), role.toString()))
                .await();
        accounts.close().await();
    }

    /** Signs somebody in. */
    Session signIn(String name, String password) {
        return ask(SessionContract.SIGN_IN, new SignIn(name, password, NETWORK), Caller.READER);
    }

    /** Who a session is of now. */
    Active active(Session session) {
        return ask(SessionContract.FIND_ACTIVE, new FindActive(session.staffId(), session.sessionId()), Caller.READER);
    }

    /** Whether that session has ended. */
    boolean hasEnded(Session session) {
        try {
            active(session);
            return false;
        } catch (Failure failure) {
            return failure.code().equals("session-ended");
        }
    }

    static RunningArticleService open() {
        return over(TestDatabases.emptyDatabase(), ADMIN_PASSWORD);
    }

    /** A newsroom whose site has that address. */
    static RunningArticleService at(String address) {
        return new RunningArticleService(
                TestDatabases.emptyDatabase(), ADMIN_PASSWORD, new Settings(Map.of("DATELINE_SITE_ADDRESS", address)));
    }

    static RunningArticleService over(DatabaseConfig database, @Nullable String adminPassword) {
        return new RunningArticleService(database, adminPassword, new Settings(Map.of()));
    }

    /** A draft in the form that is written; single quotes stand for double ones. */
    static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.mapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <Q, R> R ask(Endpoint<Q, R> endpoint, Q question, Caller caller) {
        return bus.ask(endpoint, question, Call.of("test", null, caller)).await();
    }

    /** What there is after a write; what it changed is told to everybody, too. */
    <Q, T> T write(Endpoint<Q, WriteResult<T>> endpoint, Q question, Caller caller) {
        return ask(endpoint, question, caller).value();
    }

    <Q, R> Failure refused(Endpoint<Q, R> endpoint, Q question, Caller caller) {
        R answer;
        try {
            answer = ask(endpoint, question, caller);
        } catch (Failure failure) {
            return failure;
        }
        throw new AssertionError("Not refused: " + answer);
    }

    /** A draft; the authors and topics that it names are made before if they do not exist. */
    Article draft(String json) {
        return draft(json, EDITOR);
    }

    /** A draft by somebody; the authors and topics that it names are made before if they do not exist. */
    Article draft(String json, Caller by) {
        ObjectNode draft = json(json);
        makeTerms(draft);
        return write(ArticleContract.CREATE, new Create(ArticleDraft.of(draft), null), by);
    }

    private void makeTerms(ObjectNode article) {
        article.path("topics").forEach(topic -> makeIfAbsent(Kind.TOPIC, topic.asText(), topic.asText()));
        article.path("authors").forEach(author -> {
            String slug =
                    author.isTextual() ? author.asText() : author.path("slug").asText();
            makeIfAbsent(Kind.AUTHOR, slug, author.path("name").asText(SlugText.asName(slug)));
        });
    }

    private void makeIfAbsent(Kind kind, String slug, String name) {
        try {
            make(kind, slug, name);
        } catch (Failure failure) {
            if (!failure.code().equals("slug-taken")) {
                throw failure;
            }
        }
    }

    /** Makes an author, a topic or a tag. */
    Term make(Kind kind, String slug, String name) {
        ObjectNode members = Json.mapper().createObjectNode().put("slug", slug).put("name", name);
        return write(TaxonomyContract.CREATE, new TaxonomyContract.Create(kind, members, null), EDITOR);
    }

    Article published(String json) {
        return publish(draft(json));
    }

    Article publish(Article article) {
        return write(ArticleContract.PUBLISH, new ById(article.id()), EDITOR);
    }

    Article unpublish(Article article) {
        return write(ArticleContract.UNPUBLISH, new ById(article.id()), EDITOR);
    }

    Article edit(Article article, String patch) {
        ObjectNode members = json(patch);
        makeTerms(members);
        return write(ArticleContract.EDIT, new Edit(article.id(), article.version(), ArticlePatch.of(members)), EDITOR);
    }

    void delete(Article article) {
        write(ArticleContract.DELETE, new AtVersion(article.id(), article.version()), EDITOR);
    }

    Representation find(String slug) {
        return ask(ArticleContract.FIND, new BySlug(slug), Caller.READER);
    }

    Failure notFound(String slug) {
        return refused(ArticleContract.FIND, new BySlug(slug), Caller.READER);
    }

    JsonNode read(String slug) {
        return tree(find(slug));
    }

    Representation list(Listing listing) {
        return ask(ArticleContract.LIST, listing, Caller.READER);
    }

    List<String> headlines(Listing listing) {
        return headlines(list(listing));
    }

    static List<String> headlines(Representation representation) {
        List<String> headlines = new ArrayList<>();
        tree(representation)
                .get("items")
                .forEach(item -> headlines.add(item.get("headline").textValue()));
        return headlines;
    }

    static JsonNode tree(Representation representation) {
        return Json.decode(representation.body(), JsonNode.class);
    }

    /** Every key announced since it was last asked: all that was announced before a mark that is announced now. */
    Set<String> announcedKeys() {
        Set<String> keys = new HashSet<>();
        announcements().forEach(changed -> changed.keys().forEach(key -> keys.add(key.text())));
        return keys;
    }

    /** All that was announced since it was last asked, but for its own mark. */
    List<Changed> announcements() {
        SurrogateKey mark = new SurrogateKey("mark:" + marks.incrementAndGet());
        bus.publish(ArticleContract.CHANGED, Changed.changed(List.of(mark)));
        await().until(() -> {
            synchronized (announced) {
                return announced.stream().anyMatch(changed -> changed.keys().contains(mark));
            }
        });
        synchronized (announced) {
            List<Changed> all = new ArrayList<>(announced);
            announced.clear();
            all.removeIf(changed ->
                    changed.keys().stream().anyMatch(key -> key.text().startsWith("mark:")));
            return all;
        }
    }

    @Override
    public void close() {
        bus.drain().await();
        while (!stopSteps.isEmpty()) {
            stopSteps.pop().get().await();
        }
        vertx.close().await();
    }
}
