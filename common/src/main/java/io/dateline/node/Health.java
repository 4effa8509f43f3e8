package io.dateline.node;

/** What a process says of itself; it is about this process, not about those that it asks. */
final class Health {

    /** Where the process is in its life. */
    enum State {
        /** Not yet answering. */
        STARTING,
        /** Doing its work. */
        READY,
        /** Finishing what is in hand. */
        STOPPING
    }

    private final String service;
    private volatile State state = State.STARTING;

    Health(String service) {
        this.service = service;
    }

    String service() {
        return service;
    }

    State state() {
        return state;
    }

    /** False when it is stopping already. */
    synchronized boolean ready() {
        if (state == State.STOPPING) {
            return false;
        }
        state = State.READY;
        return true;
    }

    synchronized void stopping() {
        state = State.STOPPING;
    }
}
