package io.dateline.system;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The gateways in turn as a load balancer knows them: it asks each whether it is ready, and takes out one that is not. */
final class Rotation {

    private final List<Replica> gateways;
    private final List<Replica> ready;
    private final AtomicInteger turn = new AtomicInteger();

    Rotation(List<Replica> gateways) {
        this.gateways = gateways;
        this.ready = new CopyOnWriteArrayList<>(gateways);
    }

    /** Asks this one, which takes a second at most. */
    void look(Replica gateway) {
        boolean answers = gateway.isReady();
        if (!answers) {
            ready.remove(gateway);
        } else if (!ready.contains(gateway)) {
            ready.add(gateway);
        }
    }

    /** This one refused a connection: nothing was sent to it. */
    void refused(Replica gateway) {
        ready.remove(gateway);
    }

    Replica next() {
        List<Replica> candidates = List.copyOf(ready);
        List<Replica> chosen = candidates.isEmpty() ? gateways : candidates;
        return chosen.get(Math.floorMod(turn.getAndIncrement(), chosen.size()));
    }
}
