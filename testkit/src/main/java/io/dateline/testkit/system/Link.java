package io.dateline.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way of one process to one server: a TCP proxy that can lose what is sent through it as a network does.
 *
 * <p>A connection that is silenced stays open at both ends, and nothing passes any more, in either direction, no end of it
 * either: as with a firewall that forgot it. A server that cannot be reached leaves attempts to connect unanswered: the
 * queue of connections to accept is full, and the operating system drops the first packet of any more.
 */
public final class Link implements AutoCloseable {

    private static final int BACKLOG = 50;
    private static final int FULL_AFTER_MILLIS = 200;
    private static final int BUFFER_BYTES = 16 << 10;

    private final int target;
    private final ServerSocket server;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final List<Socket> fillers = new ArrayList<>();
    private boolean reachable = true;
    private boolean accepting = true;

    /** One that is open, from a free port of that address to a port of loopback. */
    Link(InetAddress address, int port, int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(port, BACKLOG, address);
        Thread.ofVirtual().name("link").start(this::accept);
    }

    /** Where it takes connections. */
    int port() {
        return server.getLocalPort();
    }

    /** Connections that are there now lose everything; new ones work. */
    public void silence() {
        connections.forEach(connection -> connection.silent = true);
    }

    /** As {@link #silence}, and attempts to connect are not answered either. */
    public void cut() throws IOException, InterruptedException {
        synchronized (this) {
            reachable = false;
        }
        silence();
        InetSocketAddress here = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
        // The first wakes the one who accepts, and is closed by him.
        new Socket(here.getAddress(), here.getPort()).close();
        awaitNoneAccepted();
        while (fillers.size() <= 2 * BACKLOG) {
            Socket filler = new Socket();
            fillers.add(filler);
            try {
                filler.connect(here, FULL_AFTER_MILLIS);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        throw new IOException("The queue of connections to accept has no end on this system");
    }

    /** All works again; silenced connections are gone for good. */
    public void heal() throws IOException {
        for (Socket filler : fillers) {
            filler.close();
        }
        fillers.clear();
        for (Connection connection : connections) {
            if (connection.silent) {
                connection.close();
            }
        }
        synchronized (this) {
            reachable = true;
            notifyAll();
        }
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                if (isReachable()) {
                    Thread.ofVirtual().start(() -> open(client));
                } else {
                    client.close();
                    awaitReachable();
                }
            }
        } catch (IOException e) {
            // It is closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isReachable() {
        return reachable;
    }

    private synchronized void awaitReachable() throws InterruptedException {
        accepting = false;
        notifyAll();
        while (!reachable) {
            wait();
        }
        accepting = true;
    }

    private synchronized void awaitNoneAccepted() throws InterruptedException {
        while (accepting) {
            wait();
        }
    }

    private void open(Socket client) {
        try {
            Connection connection = new Connection(client, new Socket(InetAddress.getLoopbackAddress(), target));
            connections.add(connection);
            Thread.ofVirtual().start(() -> connection.pass(connection.client, connection.remote));
            connection.pass(connection.remote, connection.client);
        } catch (IOException e) {
            // Nobody there: the client is told so by the end of its connection.
            closeQuietly(client);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        heal();
        connections.forEach(Connection::close);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone as well.
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket remote;
        private volatile boolean silent;

        Connection(Socket client, Socket remote) throws IOException {
            this.client = client;
            this.remote = remote;
            client.setTcpNoDelay(true);
            remote.setTcpNoDelay(true);
        }

        void pass(Socket from, Socket to) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int read = in.read(buffer); read >= 0 && !silent; read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                }
            } catch (IOException e) {
                // One end is gone: the other is told below.
            }
            if (!silent) {
                close();
            }
        }

        void close() {
            connections.remove(this);
            closeQuietly(client);
            closeQuietly(remote);
        }
    }
}
