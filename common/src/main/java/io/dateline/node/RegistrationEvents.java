package io.dateline.node;

import com.hazelcast.core.EntryAdapter;
import com.hazelcast.core.EntryEvent;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;

/** Takes what nodes register, as Hazelcast tells of it, without waiting for the next look at the map. */
final class RegistrationEvents extends EntryAdapter<String, HazelcastRegistrationInfo> {

    private final String self;
    private final Registrations registrations;
    private final Runnable look;

    /**
     * For the node of that id.
     *
     * @param look has the map looked at now
     */
    RegistrationEvents(String self, Registrations registrations, Runnable look) {
        this.self = self;
        this.registrations = registrations;
        this.look = look;
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
            // Own ones are removed by this node, or by another that took it for lost.
            look.run();
        } else {
            registrations.disappeared(event.getKey(), removed.unwrap());
        }
    }
}
