package io.dateline.node;

import java.util.function.BooleanSupplier;

/** What a process says of itself; it is about this process, not about those that it asks. */
final class Health {

    /** Where the process is in its life. */
    enum State {
        /** Not yet answering. */
        STARTING,
        /** Doing its work. */
        READY,
        /** Able to do its work, and without anybody to ask; another one of its service is not. */
        CUT_OFF,
        /** Without the database that it needs for most of its work. */
        DATABASE_AWAY,
        /** Finishing what is in hand. */
        STOPPING
    }

    private final String service;
    private final BooleanSupplier cutOff;
    private volatile BooleanSupplier database = () -> true;
    private volatile State state = State.STARTING;

    /** @param cutOff whether another one should do the work for now */
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

    /** It is ready only while its database is there. */
    void needsDatabase(BooleanSupplier there) {
        database = there;
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
