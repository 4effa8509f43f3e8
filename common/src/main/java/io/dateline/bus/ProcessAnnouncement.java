package io.dateline.bus;

import java.util.List;

/**
 * What a process says of itself every second, and at once when it changes.
 *
 * @param name by which others call it in their logs
 * @param node its node in the cluster
 * @param offers the addresses at which it answers, and wants to be asked
 * @param withdrawn those at which it answers too, and can do less than others at present
 */
record ProcessAnnouncement(String name, String node, List<String> offers, List<String> withdrawn) {

    static final String ADDRESS = "processes";
    static final Wire<ProcessAnnouncement> WIRE = Wire.json(ProcessAnnouncement.class);

    private static final int MOST_ADDRESSES = 1_000;

    /** Bounded, whoever said it. */
    ProcessAnnouncement {
        offers = offers.stream().limit(MOST_ADDRESSES).toList();
        withdrawn = withdrawn.stream().limit(MOST_ADDRESSES).toList();
    }

    /** Whether it can be asked anything. */
    boolean isEmpty() {
        return offers.isEmpty() && withdrawn.isEmpty();
    }
}
