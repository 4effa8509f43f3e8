package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.internal.cluster.impl.ClusterServiceImpl;
import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.node.TestNode.Question;
import io.dateline.testkit.system.FreePorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Halves of a cluster that become one again: what they hand each other is on the list of what may be read. */
class MergeTest {

    @Test
    void twoHalvesBecomeOneAndHearEachOther() {
        List<Integer> ports = List.of(FreePorts.next(), FreePorts.next());
        Node asking = TestNode.join("asking", ports);
        Node answering = TestNode.join("answering", ports.reversed());
        try {
            TestNode.serve(answering, "answering").await();
            answering.ready().await();
            asking.ready().await();

            // Each is told that the other is lost.
            List<HazelcastInstance> members = new ArrayList<>(Hazelcast.getAllHazelcastInstances());
            members.forEach(MergeTest::loseTheOther);
            await().until(() -> asking.clusterSize() == 1 && answering.clusterSize() == 1);

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> asking.clusterSize() == 2 && answering.clusterSize() == 2);
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(asking.bus()
                                    .ask(TestNode.WHO, new Question(""), Call.of("test", null, Caller.READER))
                                    .await()
                                    .from())
                            .isEqualTo("answering"));
        } finally {
            answering.stop().await();
            asking.stop().await();
        }
    }

    private static void loseTheOther(HazelcastInstance hazelcast) {
        ClusterServiceImpl cluster =
                ((HazelcastInstanceProxy) hazelcast).getOriginal().node.getClusterService();
        hazelcast.getCluster().getMembers().stream()
                .filter(member -> !member.localMember())
                .forEach((Member member) -> cluster.suspectMember(member, "lost for the test", true));
    }
}
