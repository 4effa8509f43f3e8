package io.dateline.comment;

import io.dateline.sql.DatabaseConfig;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a database, which can be cut and mended. */
final class CutLine {

    private final NetClient client;
    private final NetServer server;
    private final URI database;
    private final DatabaseConfig config;
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    CutLine(Vertx vertx, DatabaseConfig config) {
        this.config = config;
        this.database = URI.create(config.url());
        this.client = vertx.createNetClient();
        this.server = vertx.createNetServer().connectHandler(this::accept);
        Room.get(server.listen(0, "localhost"));
    }

    /** The same database by this way. */
    DatabaseConfig config() {
        String url = config.url().replace(":" + database.getPort() + "/", ":" + server.actualPort() + "/");
        return new DatabaseConfig(url, config.password(), config.poolSize(), config.queueSize(), config.patience());
    }

    void cut() {
        cut = true;
        sockets.forEach(NetSocket::close);
    }

    void mend() {
        cut = false;
    }

    private void accept(NetSocket socket) {
        if (cut) {
            socket.close();
            return;
        }
        join(socket);
        socket.pause();
        client.connect(database.getPort(), database.getHost())
                .onSuccess(other -> {
                    join(other);
                    other.pipeTo(socket);
                    socket.pipeTo(other);
                })
                .onFailure(away -> socket.close());
    }

    private void join(NetSocket socket) {
        sockets.add(socket);
        socket.closeHandler(closed -> sockets.remove(socket));
    }
}
