package io.dateline.node;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log which nodes come and go, as this one sees it. */
final class MembershipLog implements MembershipListener {

    private static final Logger LOG = LoggerFactory.getLogger(MembershipLog.class);

    @Override
    public void memberAdded(MembershipEvent event) {
        LOG.info(
                "The {} has come; nodes now: {}",
                name(event),
                event.getMembers().size());
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        LOG.info(
                "The {} is gone; nodes now: {}", name(event), event.getMembers().size());
    }

    /** One of a version before may not say what it runs. */
    private static String name(MembershipEvent event) {
        String service = event.getMember().getAttribute(CutOff.SERVICE);
        return (service == null ? "node" : service) + " at " + addressOf(event.getMember());
    }

    /** By which a node is told from others on the same machine. */
    static String addressOf(Member member) {
        Address address = member.getAddress();
        return address.getHost() + ":" + address.getPort();
    }
}
