package io.dateline.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be closed in the end, the last opened first. Once closed it closes whatever is still added, at once. */
final class CloseStack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CloseStack.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private volatile boolean closed;

    /**
     * Takes care of this one.
     *
     * @return the same
     * @throws CannotStart if all was closed meanwhile, and this one is now
     */
    synchronized <T extends AutoCloseable> T add(T thing) throws CannotStart {
        if (closed) {
            close(thing);
            throw new CannotStart("Dateline was stopped while it started.");
        }
        open.push(thing);
        return thing;
    }

    /** Whether {@link #close} was called, if not finished. */
    boolean isClosed() {
        return closed;
    }

    /** Closes all of them; one that fails does not keep the others from it. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            LOG.warn("{} did not stop in order", thing.getClass().getSimpleName(), e);
        }
    }
}
