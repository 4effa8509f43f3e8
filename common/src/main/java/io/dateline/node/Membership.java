package io.dateline.node;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log which nodes come and go, as this one sees it. */
final class Membership implements MembershipListener {

    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

    @Override
    public void memberAdded(MembershipEvent event) {
        LOG.info(
                "The node at {} has come; nodes now: {}",
                address(event),
                event.getMembers().size());
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        LOG.info(
                "The node at {} is gone; nodes now: {}",
                address(event),
                event.getMembers().size());
    }

    private static String address(MembershipEvent event) {
        Address address = event.getMember().getAddress();
        return address.getHost() + ":" + address.getPort();
    }
}
