package io.dateline.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A way to a server of this machine on which packets are lost when a test says so: neither side is told, its connections stay
 * open, and what is sent over them goes nowhere.
 */
public final class LossyWay implements AutoCloseable {

    private final int target;
    private final int port;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final List<Socket> backlog = new CopyOnWriteArrayList<>();
    private volatile ServerSocket listening;
    private volatile Thread taking;
    private volatile boolean deaf;

    /** A way to this port, on which nothing is lost yet. */
    public LossyWay(int target) {
        this.target = target;
        this.listening = listen(0, 200);
        this.port = listening.getLocalPort();
        take(listening);
    }

    private static final class Connection {

        final Socket client;
        final Socket server;
        volatile boolean lost;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }
    }

    /** Where it begins. */
    public int port() {
        return port;
    }

    /** From now on nothing comes through on the connections that there are; new ones work. */
    public void loseConnections() {
        connections.forEach(connection -> connection.lost = true);
    }

    /** How many connections there are that whoever made them has not ended. */
    public long open() {
        return connections.size();
    }

    /** New connections are made but nothing comes through them, either. */
    public void swallow(boolean all) {
        deaf = all;
    }

    /** New connections cannot be made: who tries is not answered. */
    public void leaveUnanswered() {
        loseConnections();
        stopListening();
        listening = listen(port, 1);
        for (int i = 0; i < 5; i++) {
            Socket filler = new Socket();
            try {
                filler.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
                backlog.add(filler);
            } catch (IOException full) {
                close(filler);
            }
        }
    }

    /** New connections are refused, and those that there are end. */
    public void refuse() {
        stopListening();
        connections.forEach(LossyWay::end);
        connections.clear();
    }

    /** New connections work again. */
    public void restore() {
        deaf = false;
        stopListening();
        backlog.forEach(LossyWay::close);
        backlog.clear();
        listening = listen(port, 200);
        take(listening);
    }

    @Override
    public void close() {
        close(listening);
        backlog.forEach(LossyWay::close);
        connections.forEach(LossyWay::end);
    }

    /** Its port is free only when nobody takes connections from it any more. */
    private void stopListening() {
        close(listening);
        try {
            taking.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServerSocket listen(int port, int backlog) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), backlog);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(ServerSocket from) {
        taking = Thread.ofVirtual().start(() -> {
            while (!from.isClosed()) {
                try {
                    forward(from.accept());
                } catch (IOException ended) {
                    // A client that went away meanwhile, or this way is closed.
                }
            }
        });
    }

    private void forward(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException away) {
            client.close();
            return;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Connection connection = new Connection(client, server);
        connection.lost = deaf;
        connections.add(connection);
        Thread.ofVirtual().start(() -> copy(connection, client, server));
        Thread.ofVirtual().start(() -> copy(connection, server, client));
    }

    /** An end, too, is nothing that comes through a connection on which all is lost. */
    private void copy(Connection connection, Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try {
            for (int read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                if (!connection.lost) {
                    to.getOutputStream().write(bytes, 0, read);
                }
            }
        } catch (IOException ended) {
            // As above.
        }
        if (from.equals(connection.client)) {
            connections.remove(connection);
        }
        if (!connection.lost) {
            end(connection);
        }
    }

    private static void end(Connection connection) {
        close(connection.client);
        close(connection.server);
    }

    private static void close(AutoCloseable closed) {
        try {
            closed.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
