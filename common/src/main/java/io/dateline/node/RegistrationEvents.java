package io.dateline.node;

import com.hazelcast.core.EntryAdapter;
import com.hazelcast.core.EntryEvent;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;

/** Applies registrations from Hazelcast's map events, without waiting for the next reading of the map. */
final class RegistrationEvents extends EntryAdapter<String, HazelcastRegistrationInfo> {

    private final String self;
    private final Registrations registrations;
    private final Runnable requestSync;

    /**
     * The listener of one node.
     *
     * @param self the id of this node
     * @param requestSync triggers a reading of the map
     */
    RegistrationEvents(String self, Registrations registrations, Runnable requestSync) {
        this.self = self;
        this.registrations = registrations;
        this.requestSync = requestSync;
    }

    @Override
    public void entryAdded(EntryEvent<String, HazelcastRegistrationInfo> event) {
        HazelcastRegistrationInfo added = event.getValue();
        if (added != null) {
            registrations.appeared(event.getKey(), added.unwrap());
        }
    }

    @Override
    public void entryRemoved(EntryEvent<String, HazelcastRegistrationInfo> event) {
        HazelcastRegistrationInfo removed = event.getOldValue() == null ? event.getValue() : event.getOldValue();
        if (removed == null || removed.unwrap().nodeId().equals(self)) {
            // A registration of this node was removed by this node, or by another one that took it for lost.
            requestSync.run();
        } else {
            registrations.disappeared(event.getKey(), removed.unwrap());
        }
    }
}
