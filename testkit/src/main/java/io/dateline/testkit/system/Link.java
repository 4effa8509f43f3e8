package io.dateline.testkit.system;

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
 * A TCP proxy between a client and a server of this machine, which can lose data as a network does.
 *
 * <p>A silenced connection stays open at both ends, and nothing passes in either direction, not even its end, as with a
 * firewall that has dropped its state. A server that cannot be reached leaves attempts to connect unanswered: the accept queue
 * is full, and the operating system drops the first packet of each further attempt.
 */
public final class Link implements AutoCloseable {

    private static final int BACKLOG = 50;
    private static final int FULL_AFTER_MILLIS = 200;
    private static final int BUFFER_BYTES = 16 << 10;

    private final InetAddress address;
    private final int port;
    private final int target;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final List<Socket> fillers = new ArrayList<>();
    private ServerSocket server;
    private Thread acceptor;
    private volatile boolean swallowing;
    private boolean reachable = true;
    private boolean accepting = true;

    /** An open link from a free port of loopback to a port of loopback. */
    public Link(int target) throws IOException {
        this(InetAddress.getLoopbackAddress(), 0, target);
    }

    /** An open link from a port of an address, 0 for a free port, to a port of loopback. */
    public Link(InetAddress address, int port, int target) throws IOException {
        this.address = address;
        this.target = target;
        this.server = new ServerSocket(port, BACKLOG, address);
        this.port = server.getLocalPort();
        this.acceptor = acceptFrom(server);
    }

    /** The port on which it accepts connections. */
    public int port() {
        return port;
    }

    /** The number of connections that their clients have not closed. */
    public long connections() {
        return connections.stream()
                .filter(connection -> !connection.endedByClient)
                .count();
    }

    /** Silences all present connections; new ones work. */
    public void silence() {
        connections.forEach(connection -> connection.silent = true);
    }

    /** Sets whether new connections, which are still accepted, are silenced from their start. */
    public void swallow(boolean all) {
        swallowing = all;
    }

    /** As {@link #silence}; attempts to connect are not answered either. */
    public void cut() throws IOException, InterruptedException {
        synchronized (this) {
            reachable = false;
        }
        silence();
        InetSocketAddress here = new InetSocketAddress(address, port);
        // The first wakes the one who accepts, and is closed by him.
        new Socket(address, port).close();
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

    /** Closes all connections and refuses new ones. */
    public void refuse() throws IOException, InterruptedException {
        heal();
        stopAccepting();
        connections.forEach(Connection::close);
    }

    /** Works again for new connections; closes the silenced ones. */
    public void heal() throws IOException {
        swallowing = false;
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
        if (server.isClosed()) {
            server = new ServerSocket(port, BACKLOG, address);
            acceptor = acceptFrom(server);
        }
    }

    private Thread acceptFrom(ServerSocket from) {
        return Thread.ofVirtual().name("link").start(() -> accept(from));
    }

    private void accept(ServerSocket from) {
        try {
            while (!from.isClosed()) {
                Socket client = from.accept();
                if (isReachable()) {
                    open(client);
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

    /** Waits for the acceptor to end, since the port is free only then. */
    private void stopAccepting() throws IOException, InterruptedException {
        server.close();
        acceptor.join();
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
            Thread.ofVirtual().start(connection::passToServer);
            Thread.ofVirtual().start(connection::passToClient);
        } catch (IOException e) {
            // Nobody there: the client is told so by the end of its connection.
            closeQuietly(client);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket filler : fillers) {
            filler.close();
        }
        synchronized (this) {
            reachable = true;
            notifyAll();
        }
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
        private volatile boolean endedByClient;

        Connection(Socket client, Socket remote) throws IOException {
            this.client = client;
            this.remote = remote;
            this.silent = swallowing;
            client.setTcpNoDelay(true);
            remote.setTcpNoDelay(true);
        }

        void passToServer() {
            pass(client, remote);
            endedByClient = true;
            closeUnlessSilent();
        }

        void passToClient() {
            pass(remote, client);
            closeUnlessSilent();
        }

        /** Reads to the end even if the data is dropped. */
        private void pass(Socket from, Socket to) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!silent) {
                        out.write(buffer, 0, read);
                    }
                }
            } catch (IOException e) {
                // One end is gone: the other is told, where the connection is not silent.
            }
        }

        private void closeUnlessSilent() {
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
