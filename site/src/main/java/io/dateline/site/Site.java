package io.dateline.site;

import io.dateline.node.Node;
import io.dateline.node.ServiceProcess;
import io.vertx.core.Future;

/** The site service: its composition and its start. */
public final class Site {

    private Site() {}

    /** Runs the service in a process of its own, with settings from the environment. */
    public static void main(String[] arguments) {
        ServiceProcess.run("site", SiteConfig::read, Site::start);
    }

    /** Starts the service on a node; done when it answers. */
    public static Future<Void> start(Node node, SiteConfig config) {
        return Future.succeededFuture();
    }
}
