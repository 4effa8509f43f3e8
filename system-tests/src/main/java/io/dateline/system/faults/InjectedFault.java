package io.dateline.system.faults;

import io.dateline.system.Layout;
import io.dateline.system.Load;
import io.dateline.system.Replicas;
import java.time.Duration;

/**
 * Something that goes wrong, and ends.
 *
 * @param name on the command line
 * @param what in a sentence
 * @param lasts from its beginning to its end; nothing where its beginning is all of it
 * @param begin may refuse what it sees with an {@link AssertionError}, as {@code end} may
 */
record InjectedFault(String name, String what, Layout layout, Promise promise, Duration lasts, Act begin, Act end) {

    /** Something that is done to the newsroom. */
    @FunctionalInterface
    interface Act {

        /** Nothing. */
        Act NONE = (replicas, load) -> {};

        /** Does it. */
        void to(Replicas replicas, Load load) throws Exception;
    }

    /** One in processes as they are shipped. */
    static InjectedFault of(String name, String what, Promise promise, Duration lasts, Act begin, Act end) {
        return new InjectedFault(name, what, Layout.USUAL, promise, lasts, begin, end);
    }

    /** The same in processes that are started otherwise. */
    InjectedFault with(String addition, String condition, Layout other) {
        return new InjectedFault(name + addition, what + condition, other, promise, lasts, begin, end);
    }
}
