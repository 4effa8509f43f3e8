package io.dateline.gateway;

import io.dateline.bus.Bus;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.CommentContract;
import io.dateline.contract.SessionContract;
import io.dateline.gateway.cache.CacheMeters;
import io.dateline.gateway.cache.CachedReads;
import io.dateline.gateway.cache.EdgeCache;
import io.dateline.gateway.cache.Timing;
import io.dateline.gateway.connection.Connections;
import io.dateline.gateway.http.AccessLog;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.ClientAddresses;
import io.dateline.gateway.http.Cors;
import io.dateline.gateway.http.Traffic;
import io.dateline.gateway.limit.Rate;
import io.dateline.gateway.limit.RateLimits;
import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.openapi.DescribedOperation;
import io.dateline.gateway.openapi.RouteTable;
import io.dateline.gateway.api.Operations;
import io.dateline.gateway.session.AccessTokens;
import io.dateline.gateway.session.ActiveStaff;
import io.dateline.gateway.session.Authentication;
import io.dateline.gateway.view.ViewCounts;
import io.dateline.gateway.view.ViewLimit;
import io.dateline.node.Node;
import io.dateline.node.ServiceProcess;
import io.dateline.redis.RedisAddresses;
import io.dateline.redis.RedisLine;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The gateway: HTTP on one side, questions to the services on the other, the edge cache between. */
public final class Gateway {

    private static final int FLUSH_VIEWS_MILLIS = 1_000;
    private static final int CHECK_CONNECTIONS_MILLIS = 500;

    private final Vertx vertx;
    private final GatewayConfig config;
    private final CacheMeters cacheMeters;
    private final EdgeCache cache;
    private final ViewCounts views;
    private final ActiveStaff active;
    private final ViewLimit viewLimit;
    private final ClientAddresses addresses;
    private final Connections connections;
    private final @Nullable RedisLine redis;
    private final AtomicInteger port;
    private String deployment = "";
    private long flushing;
    private long checking;

    private Gateway(Vertx vertx, Bus bus, GatewayConfig config, MeterRegistry meters) {
        this.vertx = vertx;
        this.config = config;
        this.cacheMeters = new CacheMeters(meters);
        this.cache =
                new EdgeCache(config.cache().maxBytes(), config.cache().lifetimes(), Timing.of(vertx), cacheMeters);
        this.views = new ViewCounts(bus);
        this.active = new ActiveStaff(bus, System::nanoTime);
        this.viewLimit = new ViewLimit(
                config.limits().inForce().getOrDefault(Rule.VIEWS_PER_ADDRESS, Rate.UNLIMITED),
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        this.addresses = new ClientAddresses(config.clients().proxies());
        this.connections = new Connections(config.http().connections(), addresses::isProxy, meters);
        this.redis = redis(vertx, config, meters);
        this.port = new AtomicInteger(
                config.http().port() == 0 ? freePort() : config.http().port());
    }

    /** Runs a gateway until the process is told to stop. */
    public static void main(String[] args) {
        CompletionStage<ApiDocument> published = ApiDocument.make();
        ServiceProcess.run("gateway", GatewayConfig::read, (node, config) -> start(node, config, published));
    }

    /** Starts a gateway on a node; it answers when the future is done, and stops with the node. */
    public static Future<Gateway> start(Node node, GatewayConfig config) {
        return start(node, config, ApiDocument.make());
    }

    private static Future<Gateway> start(Node node, GatewayConfig config, CompletionStage<ApiDocument> published) {
        return start(node.vertx(), node.bus(), node.meters(), config, published).onSuccess(gateway -> {
            node.onStopping(gateway::endAfterAnswers);
            node.onLeave("finish the requests in hand", gateway::stop);
        });
    }

    static Future<Gateway> start(
            Vertx vertx, Bus bus, MeterRegistry meters, GatewayConfig config, CompletionStage<ApiDocument> published) {
        Gateway gateway = new Gateway(vertx, bus, config, meters);
        return Future.fromCompletionStage(published, vertx.getOrCreateContext())
                .compose(made -> gateway.open(bus, meters, made))
                .map(gateway);
    }

    /** The port on which the API is served. */
    public int port() {
        return port.get();
    }

    /** How many answers the edge cache holds. */
    long cached() {
        return cache.size();
    }

    /** Serves on, and ends each connection with its next answer, so that clients and proxies go elsewhere. */
    void endAfterAnswers() {
        connections.endAfterAnswers();
    }

    /** Takes no more requests, answers those in hand, tells the views that are not told yet. */
    Future<Void> stop() {
        endAfterAnswers();
        vertx.cancelTimer(flushing);
        vertx.cancelTimer(checking);
        return vertx.undeploy(deployment)
                .transform(closed -> views.finish())
                .transform(flushed -> redis == null ? Future.succeededFuture() : redis.close());
    }

    private Future<Void> open(Bus bus, MeterRegistry meters, ApiDocument published) {
        FrontDoor door = door(bus, new Traffic(meters), published);
        int asked = port.get();
        DeploymentOptions eachLoop = new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
        return Future.join(
                        redis == null ? Future.succeededFuture() : redis.open(),
                        bus.listen(ArticleContract.CHANGED, cache::hear),
                        bus.listen(CommentContract.CHANGED, cache::hear),
                        bus.listen(SessionContract.ACCOUNT_CHANGED, changed -> active.forget(changed.staffId())))
                .compose(listening -> vertx.deployVerticle(
                        () -> new HttpVerticle(config.http(), door, asked, port, connections), eachLoop))
                .onSuccess(id -> {
                    deployment = id;
                    flushing = vertx.setPeriodic(FLUSH_VIEWS_MILLIS, tick -> {
                        views.flush();
                        viewLimit.tick();
                    });
                    checking = vertx.setPeriodic(CHECK_CONNECTIONS_MILLIS, tick -> connections.check());
                })
                .mapEmpty();
    }

    private FrontDoor door(Bus bus, Traffic traffic, ApiDocument published) {
        AccessTokens tokens = new AccessTokens(vertx, config.secret().token());
        RateLimits limits = RateLimits.of(config.limits().inForce(), redis);
        Operations operations = Operations.of(bus, tokens, active, limits, cache::purge);
        List<DescribedOperation> routes = published.routes();
        mustFit(routes, operations);
        LimitHandler limiting = new LimitHandler(limits, addresses);
        CachedReads reads = new CachedReads(cache, this::count, cacheMeters);
        Cors cors = new Cors(config.clients().origins());
        BodyReader bodies = new BodyReader(vertx, config.http().bodyTimeout());
        ResponseEnd endings = new ResponseEnd(bodies, traffic);
        Dispatcher dispatcher = new Dispatcher(
                new RouteTable(routes),
                published.pages(),
                operations,
                new CachedReadHandler(limiting, reads, bodies, endings),
                new ActionHandler(new Authentication(tokens, active), limiting, bodies, endings),
                cors,
                endings);
        return new FrontDoor(
                reads,
                !limiting.limitsReads(),
                dispatcher,
                cors,
                new AccessLog(config.http().accessLog()));
    }

    private void count(HttpServerRequest request, long articleId) {
        if (!viewLimit.isOn() || viewLimit.take(addresses.of(request), articleId)) {
            views.count(articleId);
        }
    }

    private static void mustFit(List<DescribedOperation> routes, Operations operations) {
        Set<String> described = routes.stream().map(DescribedOperation::operation).collect(Collectors.toSet());
        Set<String> done = new HashSet<>(operations.reads().keySet());
        done.addAll(operations.others().keySet());
        if (!described.equals(done)) {
            throw new IllegalStateException("Described are " + described + ", done are " + done);
        }
    }

    // A number below 0 stands for a free port that all servers with the same number share.
    private static int freePort() {
        return -1 - ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    }

    private static @Nullable RedisLine redis(Vertx vertx, GatewayConfig config, MeterRegistry meters) {
        RedisAddresses addresses = config.redis();
        return addresses == null || config.limits().inForce().isEmpty()
                ? null
                : new RedisLine(vertx, addresses, meters, "limits");
    }
}
