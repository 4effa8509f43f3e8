package io.dateline.gateway;

import io.dateline.bus.Bus;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.CommentContract;
import io.dateline.contract.SessionContract;
import io.dateline.contract.SiteContract;
import io.dateline.gateway.api.ApiOperations;
import io.dateline.gateway.cache.CacheMeters;
import io.dateline.gateway.cache.CachedReads;
import io.dateline.gateway.cache.EdgeCache;
import io.dateline.gateway.cache.ReadYourWrites;
import io.dateline.gateway.cache.Timing;
import io.dateline.gateway.comment.CommentWriter;
import io.dateline.gateway.connection.Connections;
import io.dateline.gateway.docs.Pages;
import io.dateline.gateway.http.AccessLog;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.ClientAddresses;
import io.dateline.gateway.http.Cors;
import io.dateline.gateway.http.ProblemForm;
import io.dateline.gateway.http.SampledHits;
import io.dateline.gateway.http.Traffic;
import io.dateline.gateway.limit.Rate;
import io.dateline.gateway.limit.RateLimits;
import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.openapi.AddressRules;
import io.dateline.gateway.routing.ActionHandler;
import io.dateline.gateway.routing.AllowedMethods;
import io.dateline.gateway.routing.BodyHandler;
import io.dateline.gateway.routing.CachedReadHandler;
import io.dateline.gateway.routing.DocsSurface;
import io.dateline.gateway.routing.LimitHandler;
import io.dateline.gateway.routing.OperationRunner;
import io.dateline.gateway.routing.OperationSurface;
import io.dateline.gateway.routing.OperationTable;
import io.dateline.gateway.routing.RequestHandlers;
import io.dateline.gateway.routing.ResponseEnd;
import io.dateline.gateway.routing.SignInHandler;
import io.dateline.gateway.routing.StreamHandler;
import io.dateline.gateway.routing.Surface;
import io.dateline.gateway.routing.SurfaceRouter;
import io.dateline.gateway.routing.UploadHandler;
import io.dateline.gateway.session.AccessTokens;
import io.dateline.gateway.session.ActiveStaff;
import io.dateline.gateway.session.Authentication;
import io.dateline.gateway.site.PageProblems;
import io.dateline.gateway.site.SiteSurface;
import io.dateline.gateway.stream.OpenStreams;
import io.dateline.gateway.view.ViewCounter;
import io.dateline.gateway.view.ViewLimit;
import io.dateline.node.Node;
import io.dateline.node.ServiceProcess;
import io.dateline.redis.ReconnectingRedis;
import io.dateline.redis.RedisAddresses;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The gateway: HTTP for clients, the edge cache, and questions to the services over the bus. This is its composition. */
public final class Gateway {

    private static final int FLUSH_VIEWS_MILLIS = 1_000;
    private static final int ASK_PROBLEM_PAGES_MILLIS = 1_000;
    private static final int RENEW_PROBLEM_PAGES_TICKS = 30;
    private static final int CHECK_CONNECTIONS_MILLIS = 500;

    private final Vertx vertx;
    private final GatewayConfig config;
    private final CacheMeters cacheMeters;
    private final EdgeCache cache;
    private final ViewCounter views;
    private final ActiveStaff active;
    private final ViewLimit viewLimit;
    private final ClientAddresses addresses;
    private final Connections connections;
    private final OpenStreams streams;
    private final PageProblems problems;
    private final @Nullable ReconnectingRedis redis;
    private final AtomicInteger port;
    private String deployment = "";
    private long flushing;
    private long asking;
    private long checking;

    private Gateway(Vertx vertx, Bus bus, GatewayConfig config, MeterRegistry meters) {
        this.vertx = vertx;
        this.config = config;
        this.cacheMeters = new CacheMeters(meters);
        this.cache =
                new EdgeCache(config.cache().maxBytes(), config.cache().lifetimes(), Timing.of(vertx), cacheMeters);
        this.views = new ViewCounter(bus);
        this.active = new ActiveStaff(bus, System::nanoTime);
        this.viewLimit = new ViewLimit(
                config.limits().inForce().getOrDefault(Rule.VIEWS_PER_ADDRESS, Rate.UNLIMITED),
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        this.addresses = new ClientAddresses(config.clients().proxies());
        this.connections = new Connections(config.http().connections(), addresses::isProxy, meters);
        // Half of the connections at most, so that there are always some for other requests.
        this.streams = new OpenStreams(
                Math.max(1, config.http().connections().most() / 2),
                config.http().idleTimeout());
        this.problems = new PageProblems(bus, config.site().languages(), RENEW_PROBLEM_PAGES_TICKS);
        this.redis = redis(vertx, config, meters);
        this.port = new AtomicInteger(
                config.http().port() == 0 ? freePort() : config.http().port());
    }

    /** Runs a gateway until the process is told to stop. */
    public static void main(String[] args) {
        CompletionStage<ApiDocument> document = ApiDocument.load();
        ServiceProcess.run("gateway", GatewayConfig::read, (node, config) -> start(node, config, document));
    }

    /** Starts a gateway on a node; it serves when the future is done, and stops with the node. */
    public static Future<Gateway> start(Node node, GatewayConfig config) {
        return start(node, config, ApiDocument.load());
    }

    private static Future<Gateway> start(Node node, GatewayConfig config, CompletionStage<ApiDocument> document) {
        return start(node.vertx(), node.bus(), node.meters(), config, document, handlers -> List.of())
                .onSuccess(gateway -> {
                    node.onStopping(gateway::endAfterAnswers);
                    node.onLeave("finish the requests under way", gateway::stop);
                });
    }

    /** @param others surfaces beside the API, its pages and the site */
    static Future<Gateway> start(
            Vertx vertx,
            Bus bus,
            MeterRegistry meters,
            GatewayConfig config,
            CompletionStage<ApiDocument> document,
            Function<RequestHandlers, List<Surface>> others) {
        Gateway gateway = new Gateway(vertx, bus, config, meters);
        return Future.fromCompletionStage(document, vertx.getOrCreateContext())
                .compose(loaded -> gateway.open(bus, meters, loaded, others))
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

    /** How many streams are open. */
    int openStreams() {
        return streams.size();
    }

    /** Asks for the pages that show problems, before it is time. */
    Future<Void> askForProblemPages() {
        return problems.ask();
    }

    /** Serves on, and closes each connection with its next answer, streams at once, so that clients and proxies go elsewhere. */
    void endAfterAnswers() {
        connections.endAfterAnswers();
        streams.drain();
    }

    /** Takes no more requests, answers those under way, and reports the views that are not reported yet. */
    Future<Void> stop() {
        endAfterAnswers();
        vertx.cancelTimer(flushing);
        vertx.cancelTimer(checking);
        vertx.cancelTimer(asking);
        return vertx.undeploy(deployment)
                .transform(closed -> views.finish())
                .transform(flushed -> redis == null ? Future.succeededFuture() : redis.close());
    }

    private Future<Void> open(
            Bus bus, MeterRegistry meters, ApiDocument document, Function<RequestHandlers, List<Surface>> others) {
        FrontDoor door = door(bus, meters, document, others);
        int asked = port.get();
        DeploymentOptions eachLoop = new DeploymentOptions().setInstances(Node.EVENT_LOOPS);
        return Future.join(
                        redis == null ? Future.succeededFuture() : redis.open(),
                        bus.subscribe(ArticleContract.CHANGED, cache::hear),
                        bus.subscribe(CommentContract.CHANGED, cache::hear),
                        bus.subscribe(SiteContract.CHANGED, cache::hear),
                        bus.subscribe(SessionContract.ACCOUNT_CHANGED, changed -> active.forget(changed.staffId())))
                .compose(listening -> vertx.deployVerticle(
                        () -> new HttpVerticle(config.http(), door, asked, port, connections), eachLoop))
                .onSuccess(id -> {
                    deployment = id;
                    flushing = vertx.setPeriodic(FLUSH_VIEWS_MILLIS, tick -> {
                        views.flush();
                        viewLimit.tick();
                    });
                    asking = vertx.setPeriodic(0, ASK_PROBLEM_PAGES_MILLIS, tick -> problems.tick());
                    checking = vertx.setPeriodic(CHECK_CONNECTIONS_MILLIS, tick -> connections.check());
                })
                .mapEmpty();
    }

    private FrontDoor door(
            Bus bus, MeterRegistry meters, ApiDocument document, Function<RequestHandlers, List<Surface>> others) {
        Traffic traffic = new Traffic(meters);
        AccessTokens tokens = new AccessTokens(vertx, config.secret().token());
        RateLimits limits = RateLimits.of(config.limits().inForce(), redis, meters);
        CommentWriter writer = new CommentWriter(bus, limits);
        OperationTable api = new OperationTable(
                document.description().operations(), ApiOperations.of(bus, tokens, active, limits, writer));
        CachedReads reads = new CachedReads(cache, this::count, cacheMeters);
        Cors cors = new Cors(config.clients().origins());
        BodyReader bodies = new BodyReader(vertx, config.http().bodyTimeout());
        ResponseEnd end = new ResponseEnd(bodies, traffic);
        AllowedMethods methods = new AllowedMethods(bodies, cors);
        ActionHandler actions = new ActionHandler(addresses, new ReadYourWrites(cache::purge), end);
        RequestHandlers handlers = new RequestHandlers(
                methods,
                new SignInHandler(new Authentication(tokens, active)),
                new LimitHandler(limits, addresses),
                new BodyHandler(bodies),
                new OperationRunner(
                        new CachedReadHandler(reads, bodies, end),
                        actions,
                        new StreamHandler(addresses, streams, end),
                        new UploadHandler(addresses, bodies, actions)));
        List<Surface> surfaces = new ArrayList<>(others.apply(handlers));
        surfaces.add(new OperationSurface(
                ApiOperations.BASE_PATH, ProblemForm.DOCUMENT, AddressRules.OF_API, api, handlers));
        Pages.PREFIXES.forEach(prefix -> surfaces.add(new DocsSurface(prefix, document.pages(), bodies, methods)));
        surfaces.add(new SiteSurface(bus, config.site(), document.description(), limits, writer)
                .open(problems, handlers, bodies));
        return new FrontDoor(
                reads,
                surfaces.stream().noneMatch(surface -> surface.limitsCachedReads(limits::isOn)),
                SurfaceRouter.of(vertx, surfaces, end),
                cors,
                new FrontDoor.Observers(new AccessLog(config.http().accessLog()), traffic, new SampledHits(meters)));
    }

    private void count(HttpServerRequest request, long articleId) {
        if (!viewLimit.isOn() || viewLimit.take(addresses.of(request), articleId)) {
            views.count(articleId);
        }
    }

    // A number below 0 stands for a free port that all servers with the same number share.
    private static int freePort() {
        return -1 - ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    }

    private static @Nullable ReconnectingRedis redis(Vertx vertx, GatewayConfig config, MeterRegistry meters) {
        RedisAddresses addresses = config.redis();
        return addresses == null || config.limits().inForce().isEmpty()
                ? null
                : new ReconnectingRedis(vertx, addresses, meters, "limits");
    }
}
