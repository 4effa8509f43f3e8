package io.dateline.node;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether this node is cut off: it had another of its own service beside it, and now sees no other node at all.
 *
 * <p>The other one can then do what this one cannot, unless all nodes are away at once. A node that never had another
 * of its service beside it is never cut off: nobody could do its work instead, and what it has in its cache is better
 * than nothing.
 */
final class Company implements MembershipListener {

    /** The name of the service that a node runs, for the others to see. */
    static final String SERVICE = "service";

    private static final Logger LOG = LoggerFactory.getLogger(Company.class);

    private final HazelcastInstance hazelcast;
    private final String service;
    private volatile boolean hadPeer;

    private Company(HazelcastInstance hazelcast, String service) {
        this.hazelcast = hazelcast;
        this.service = service;
    }

    /** Looks at who is there from now on. */
    static Company of(HazelcastInstance hazelcast, String service) {
        Company company = new Company(hazelcast, service);
        hazelcast.getCluster().addMembershipListener(company);
        company.meet(hazelcast.getCluster().getMembers());
        return company;
    }

    /** Asked of the cluster each time, so that no event has to be relied on while halves of a cluster merge. */
    boolean isCutOff() {
        return hadPeer
                && hazelcast.getLifecycleService().isRunning()
                && hazelcast.getCluster().getMembers().size() == 1;
    }

    @Override
    public void memberAdded(MembershipEvent event) {
        if (hadPeer && event.getMembers().size() == 2) {
            LOG.info("This {} sees another node again", service);
        }
        meet(event.getMembers());
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        if (hadPeer && event.getMembers().size() == 1) {
            LOG.warn("This {} sees no other node any more: it is cut off, or all are away; it is not ready", service);
        }
    }

    private void meet(Collection<Member> members) {
        if (members.stream().anyMatch(this::isPeer)) {
            hadPeer = true;
        }
    }

    private boolean isPeer(Member member) {
        return !member.localMember() && service.equals(member.getAttribute(SERVICE));
    }
}
