package io.dateline.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resources to close, the last one opened first. What is added after {@link #close} is closed at once. */
final class CloseStack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CloseStack.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private volatile boolean closed;

    /**
     * Adds a resource.
     *
     * @return the same resource
     * @throws CannotStart if the stack was closed meanwhile; the resource is then closed
     */
    synchronized <T extends AutoCloseable> T add(T resource) throws CannotStart {
        if (closed) {
            close(resource);
            throw new CannotStart("Dateline was stopped while it started.");
        }
        open.push(resource);
        return resource;
    }

    /** Whether {@link #close} has been called; it may still be running. */
    boolean isClosed() {
        return closed;
    }

    /** Closes all resources; one that fails does not prevent the others. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.warn("{} could not be closed", resource.getClass().getSimpleName(), e);
        }
    }
}
