package io.dateline.site;

import io.dateline.bus.Bus;
import io.dateline.node.Node;
import io.dateline.node.ServiceProcess;
import io.dateline.site.page.SitePages;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The site service: its composition and its start. It keeps nothing but what it can ask for again. */
public final class Site {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private Site() {}

    /** Runs the service in a process of its own, with settings from the environment. */
    public static void main(String[] arguments) {
        ServiceProcess.run("site", SiteConfig::read, Site::start);
    }

    /** Starts the service on a node; done when it answers as fast as it will. */
    public static Future<Void> start(Node node, SiteConfig config) {
        return start(node.vertx(), node.bus(), config, InstantSource.system()).compose(SitePages::warmUp);
    }

    /** Done when it answers. */
    static Future<SitePages> start(Vertx vertx, Bus bus, SiteConfig config, InstantSource clock) {
        SitePages pages = new SitePages(vertx, bus, config.site(), config.theme(), clock);
        return pages.follow()
                .compose(following -> vertx.deployVerticle(
                        () -> new PagesVerticle(pages), new DeploymentOptions().setInstances(CORES)))
                .map(pages);
    }
}
