package io.dateline.comment;

import io.dateline.bus.Bus;
import io.dateline.bus.Failure;
import io.dateline.contract.Changes;
import io.dateline.contract.ChangesSince;
import io.dateline.contract.StaffNamesContract;
import io.dateline.contract.StaffNamesContract.State;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the comment-service sees of the staff at the article-service: a log of their names. */
final class FakeStaff {

    private final Bus bus;
    private final List<State> log = new ArrayList<>();
    private volatile boolean away;

    FakeStaff(Bus bus) {
        this.bus = bus;
    }

    Future<Void> serve() {
        return bus.serve(StaffNamesContract.CHANGES, (since, call) -> Future.succeededFuture(changes(since)));
    }

    /** An account and its names from now on; none when it ended. */
    synchronized void named(long staffId, String... names) {
        log.add(new State(staffId, List.of(names)));
    }

    void goAway() {
        away = true;
    }

    private synchronized Changes<State> changes(ChangesSince since) {
        if (away) {
            throw Failure.unavailable("Away.");
        }
        int end = Math.min(log.size(), (int) since.number() + since.limit());
        Map<Long, State> latest = new LinkedHashMap<>();
        log.subList((int) since.number(), end).forEach(state -> latest.put(state.staffId(), state));
        return new Changes<>(List.copyOf(latest.values()), end, end < log.size());
    }
}
