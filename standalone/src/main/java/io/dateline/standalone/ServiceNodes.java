package io.dateline.standalone;

import static io.dateline.standalone.OperationsPort.ARTICLE_SERVICE;
import static io.dateline.standalone.OperationsPort.COMMENT_SERVICE;
import static io.dateline.standalone.OperationsPort.GATEWAY;
import static io.dateline.standalone.OperationsPort.SITE;

import io.dateline.article.ArticleConfig;
import io.dateline.article.ArticleService;
import io.dateline.comment.CommentConfig;
import io.dateline.comment.CommentService;
import io.dateline.config.ConfigurationException;
import io.dateline.config.Settings;
import io.dateline.gateway.Gateway;
import io.dateline.gateway.GatewayConfig;
import io.dateline.node.Node;
import io.dateline.node.NodeConfig;
import io.dateline.site.Site;
import io.dateline.site.SiteConfig;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services, each on a node of its own: a real cluster on loopback, in one process.
 *
 * <p>They start one after the other, the gateway last, and stop in reverse, so that the gateway can finish its
 * requests.
 */
final class ServiceNodes implements Services {

    private static final int TIMEOUT_SECONDS = 60;

    @Override
    public Running start(Map<String, String> settings, Consumer<String> stopping) throws Exception {
        Started nodes = new Started(stopping);
        try {
            Ports ports = new Ports();
            List<Integer> clusterPorts = List.of(ports.next(), ports.next(), ports.next(), ports.next());
            Map<String, String> shared = new HashMap<>(settings);
            shared.put(
                    "DATELINE_CLUSTER_MEMBERS",
                    String.join(
                            ",",
                            clusterPorts.stream()
                                    .map(port -> "127.0.0.1:" + port)
                                    .toList()));

            nodes.start(ARTICLE_SERVICE, shared, clusterPorts.get(0), ArticleConfig::read, ArticleService::start);
            nodes.start(COMMENT_SERVICE, shared, clusterPorts.get(1), CommentConfig::read, CommentService::start);
            nodes.start(SITE, shared, clusterPorts.get(2), SiteConfig::read, Site::start);
            Gateway gateway = nodes.start(GATEWAY, shared, clusterPorts.get(3), GatewayConfig::read, Gateway::start);
            return new Running() {
                @Override
                public int port() {
                    return gateway.port();
                }

                @Override
                public Map<OperationsPort, Integer> operationsPorts() {
                    return nodes.operationsPorts();
                }

                @Override
                public void close() {
                    nodes.stop();
                }
            };
        } catch (Exception e) {
            Started.LOG.error("The services did not start", e);
            nodes.stop();
            throw e;
        }
    }

    /** The started nodes, the last one first. */
    private static final class Started {

        // Here, so that it is created only after the data directory, and so the place of the log, is known to be ours.
        private static final Logger LOG = LoggerFactory.getLogger(ServiceNodes.class);

        private final Deque<NamedNode> nodes = new ArrayDeque<>();
        private final Consumer<String> stopping;

        private record NamedNode(OperationsPort service, Node node) {}

        Started(Consumer<String> stopping) {
            this.stopping = stopping;
        }

        <C, S> S start(
                OperationsPort service,
                Map<String, String> shared,
                int clusterPort,
                Function<Settings, C> readConfig,
                BiFunction<Node, C, Future<S>> start)
                throws CannotStart, TimeoutException {
            Map<String, String> own = new HashMap<>(shared);
            own.put("DATELINE_CLUSTER_PORT", Integer.toString(clusterPort));
            own.computeIfPresent("DATELINE_OPS_PORT", (name, first) -> service.after(first));
            Settings settings = new Settings(own);
            NodeConfig nodeConfig = NodeConfig.read(settings);
            C config = readConfig.apply(settings);
            try {
                settings.check();
            } catch (ConfigurationException e) {
                throw new CannotStart("These settings do not fit: " + e.getMessage(), e);
            }
            Node node = node(service, nodeConfig);
            nodes.push(new NamedNode(service, node));
            S started = start.apply(node, config).await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            node.ready().await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return started;
        }

        private static Node node(OperationsPort service, NodeConfig config) throws CannotStart, TimeoutException {
            try {
                return Node.start(service.service(), config).await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            } catch (RuntimeException e) {
                // Of a node's ports, only this one is not replaced by the next free one.
                if (PortTaken.causes(e)) {
                    throw CannotStart.operationsPortInUse(service, config.opsPort());
                }
                throw e;
            }
        }

        Map<OperationsPort, Integer> operationsPorts() {
            Map<OperationsPort, Integer> ports = new EnumMap<>(OperationsPort.class);
            nodes.forEach(started -> ports.put(started.service(), started.node().operationsPort()));
            return ports;
        }

        void stop() {
            for (NamedNode started : nodes) {
                Node node = started.node();
                stopping.accept(started.service().service());
                try {
                    node.stop().await(node.grace().toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    LOG.warn("A node did not stop in time");
                }
            }
        }
    }
}
