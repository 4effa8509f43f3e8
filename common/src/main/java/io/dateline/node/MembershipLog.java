package io.dateline.node;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs which nodes join and leave, as this one sees it. */
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

    /** A node of a previous version may not tell its service. */
    private static String name(MembershipEvent event) {
        String service = event.getMember().getAttribute(CutOff.SERVICE);
        return (service == null ? "node" : service) + " at " + addressOf(event.getMember());
    }

    /** Tells nodes on the same machine apart. */
    static String addressOf(Member member) {
        Address address = member.getAddress();
        return address.getHost() + ":" + address.getPort();
    }
}
