package io.dateline.system.faults;

import io.dateline.system.Installation;
import io.dateline.system.Layout;
import io.dateline.system.Replica;
import io.dateline.system.Replicas;
import java.time.Duration;
import java.util.List;

/** An earlier version is replaced by this one, process by process, and for the next time by the earlier one again. */
final class Upgrade {

    private Upgrade() {}

    static InjectedFault fault() {
        return new InjectedFault(
                "upgrade",
                "each process of an earlier version (--from DIR) is replaced by one of this version, one at a time; and back again",
                Layout.EARLIER,
                Promise.of("no request fails"),
                Duration.ofSeconds(5),
                (replicas, load) -> replaceAll(replicas, Installation.PRESENT),
                (replicas, load) -> replaceAll(replicas, Installation.EARLIER));
    }

    private static void replaceAll(Replicas replicas, Installation by) throws Exception {
        for (Replica replica : replicas.all()) {
            replica.stop();
            replica.use(by);
            ProcessFaults.launch(List.of(replica));
            replicas.awaitWhole();
        }
    }
}
