package io.dateline.bus;

import java.util.List;

/**
 * The message a process publishes about itself: once a second, and at once when it changes.
 *
 * @param name the name of the process in the logs of others
 * @param node the id of its node in the cluster
 * @param offers the addresses it answers and offers: others may choose it
 * @param withdrawn the addresses it answers but has withdrawn: others choose it last
 */
record ProcessAnnouncement(String name, String node, List<String> offers, List<String> withdrawn) {

    static final String ADDRESS = "processes";
    static final Codec<ProcessAnnouncement> CODEC = Codec.json(ProcessAnnouncement.class);

    private static final int MAX_ADDRESSES = 1_000;

    /** Keeps at most {@value #MAX_ADDRESSES} addresses of each kind, since it may come from another process. */
    ProcessAnnouncement {
        offers = offers.stream().limit(MAX_ADDRESSES).toList();
        withdrawn = withdrawn.stream().limit(MAX_ADDRESSES).toList();
    }

    /** Whether it answers nothing. */
    boolean isEmpty() {
        return offers.isEmpty() && withdrawn.isEmpty();
    }
}
