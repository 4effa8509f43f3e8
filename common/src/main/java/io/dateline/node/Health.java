package io.dateline.node;

import java.util.function.BooleanSupplier;

/** The state of this process. It does not depend on the processes that it asks. */
final class Health {

    /** The states of a process. */
    enum State {
        /** It does not answer yet. */
        STARTING,
        /** It does its work. */
        READY,
        /** It sees no other node, while another process of its service may. */
        CUT_OFF,
        /** The database that it needs for most of its work does not answer. */
        DATABASE_AWAY,
        /** It finishes the work in progress. */
        STOPPING
    }

    private final String service;
    private final BooleanSupplier cutOff;
    private volatile BooleanSupplier database = () -> true;
    private volatile State state = State.STARTING;

    /** @param cutOff whether another process should do the work for now */
    Health(String service, BooleanSupplier cutOff) {
        this.service = service;
        this.cutOff = cutOff;
    }

    String service() {
        return service;
    }

    State state() {
        State now = state;
        if (now != State.READY) {
            return now;
        }
        return cutOff.getAsBoolean() ? State.CUT_OFF : database.getAsBoolean() ? now : State.DATABASE_AWAY;
    }

    /** Makes readiness depend on a database. */
    void needsDatabase(BooleanSupplier there) {
        database = there;
    }

    /** Becomes ready; false if it is stopping already. */
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
