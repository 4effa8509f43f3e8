package io.dateline.system.faults;

import java.util.ArrayList;
import java.util.List;

/** All faults there are. */
final class Catalogue {

    private Catalogue() {}

    static List<InjectedFault> all() {
        List<InjectedFault> all = new ArrayList<>(ProcessFaults.all());
        all.addAll(ServerFaults.all());
        all.add(ChangedBeforeOutage.fault());
        all.add(CommentFlood.fault());
        all.addAll(NetworkFaults.all());
        all.add(Upgrade.fault());
        return all;
    }
}
