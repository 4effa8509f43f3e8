package io.dateline.node;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.internal.nio.Packet;
import com.hazelcast.internal.serialization.impl.HeapData;
import com.hazelcast.internal.serialization.impl.SerializationConstants;
import com.hazelcast.jet.impl.serialization.SerializerHookConstants;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import com.hazelcast.nio.serialization.genericrecord.GenericRecord;
import io.dateline.testkit.http.RawSocket;
import io.dateline.testkit.system.FreePorts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A neighbour on the cluster's network: a socket, and a plain member of Hazelcast that has joined. */
class StrangerMemberTest {

    private static final AtomicInteger made = new AtomicInteger();

    private static List<Integer> ports;
    private static Node node;
    private static HazelcastInstance guarded;
    private static HazelcastInstance stranger;

    @BeforeAll
    static void start() {
        ports = List.of(FreePorts.next(), FreePorts.next());
        node = TestNode.join("node", ports);
        TestNode.serve(node, "node").await();
        node.ready().await();
        guarded = Hazelcast.getAllHazelcastInstances().iterator().next();
        Config config = new Config().setClusterName(guarded.getConfig().getClusterName());
        config.getNetworkConfig().setPort(ports.getLast()).setPortAutoIncrement(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig()
                .getJoin()
                .getTcpIpConfig()
                .setEnabled(true)
                .addMember("127.0.0.1:" + ports.getFirst());
        config.setProperty("hazelcast.partition.count", "71");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.getJetConfig().setEnabled(false);
        stranger = Hazelcast.newHazelcastInstance(config);
        await().until(() -> node.clusterSize() == 2);
    }

    @AfterAll
    static void stop() {
        stranger.getLifecycleService().terminate();
        node.stop().await();
    }

    /** What a node makes of a class that it is named: it says that it was made. */
    static class ByName implements DataSerializable {

        ByName() {
            made.incrementAndGet();
        }

        @Override
        public void writeData(ObjectDataOutput out) {}

        @Override
        public void readData(ObjectDataInput in) {}
    }

    static final class ByExternalizable implements Externalizable {

        public ByExternalizable() {
            made.incrementAndGet();
        }

        @Override
        public void writeExternal(ObjectOutput out) {}

        @Override
        public void readExternal(ObjectInput in) {}
    }

    static final class ByStream implements Serializable, Callable<String> {

        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) {
            made.incrementAndGet();
        }

        @Override
        public String call() {
            made.incrementAndGet();
            return "done";
        }
    }

    static final class ByFields {

        private final String field = "";

        ByFields() {
            made.incrementAndGet();
        }
    }

    static final List<Supplier<Object>> STRANGE = List.of(
            ByName::new,
            ByExternalizable::new,
            ByStream::new,
            () -> ByFields.class,
            () -> List.of(new ByStream()),
            () -> new Object[] {new ByName()},
            () -> throughJet(new ByStream()),
            () -> data(SerializationConstants.JAVA_DEFAULT_TYPE_SERIALIZABLE, written((Serializable) nested(30))),
            () -> throughJet((Serializable) nested(30)));

    @ParameterizedTest
    @FieldSource("STRANGE")
    void whatItPutsIntoAMapIsRefusedAndNeverMade(Supplier<Object> strange) {
        String key = "stranger";
        stranger.getMap("__vertx.nodeInfo").set(key, strange.get());
        made.set(0);

        assertThatThrownBy(() -> guarded.getMap("__vertx.nodeInfo").get(key)).isNotInstanceOf(ClassCastException.class);

        assertThat(made).hasValue(0);
        stranger.getMap("__vertx.nodeInfo").delete(key);
    }

    /** A record that names a class and its fields is read as fields. */
    @Test
    void aRecordIsNotMadeIntoTheClassItNames() {
        stranger.getMap("records").set("stranger", new ByFields());
        made.set(0);

        assertThat(guarded.getMap("records").get("stranger")).isInstanceOf(GenericRecord.class);
        assertThat(made).hasValue(0);
    }

    @Test
    void whatItAsksANodeToRunIsRefusedAndNeverMade() {
        Member member = guarded.getCluster().getLocalMember();
        made.set(0);

        var answer = stranger.getExecutorService("any").submitToMember(new ByStream(), member);

        assertThatThrownBy(answer::get).isInstanceOf(ExecutionException.class);
        assertThat(made).hasValue(0);
    }

    @Test
    void noStreamOfTheProcessMakesWhatIsNotAllowed() {
        assertThatThrownBy(() -> read(written(new ByStream()))).isInstanceOf(InvalidClassException.class);
        assertThatThrownBy(() -> read(written((Serializable) nested(30)))).isInstanceOf(InvalidClassException.class);
    }

    /** As a node fails for another one: what was suppressed, and causes, come along. */
    @Test
    void aFailureIsReadWhole() throws Exception {
        var failure = new IllegalStateException("late", new IOException("closed"));
        failure.addSuppressed(new java.util.concurrent.TimeoutException("5 s"));

        assertThat((Throwable) read(written(failure)))
                .hasMessage("late")
                .hasCauseInstanceOf(IOException.class)
                .hasSuppressedException(new java.util.concurrent.TimeoutException("5 s"));
    }

    /** Fifteen bytes, for which a reader that believes them makes room for 1 GiB. */
    @ParameterizedTest
    @ValueSource(ints = {1 << 30, PacketReader.LARGEST + 1, -1})
    void anUnheardOfPacketClosesItsConnectionAndNothingElse(int size) throws IOException {
        try (RawSocket socket = new RawSocket(ports.getFirst())) {
            socket.send(ByteBuffer.allocate(14)
                    .put("HZC".getBytes(US_ASCII))
                    .put(Packet.VERSION)
                    .putChar((char) 0)
                    .putInt(-1)
                    .putInt(size)
                    .array());
            assertThat(socket.untilClosed()).isIn("HZC", "");
        }
        assertThat(node.clusterSize()).isEqualTo(2);
    }

    /** Clients of Hazelcast, REST and memcache could read and change all that is in the maps. */
    @ParameterizedTest
    @ValueSource(
            strings = {"CP2", "GET /hazelcast/rest/cluster HTTP/1.1\r\n\r\n", "POST / HTTP/1.1\r\n\r\n", "get x\r\n"})
    void onlyMembersAreSpokenTo(String first) throws IOException {
        try (RawSocket socket = new RawSocket(ports.getFirst())) {
            socket.send(first);
            // HZX: a protocol that is not spoken here.
            assertThat(socket.untilClosed()).isIn("HZX", "");
        }
    }

    /** A set in a set in a set, each twice, so that the hash of the outermost takes 2^depth steps. */
    private static Set<Object> nested(int depth) {
        Set<Object> root = new HashSet<>();
        Set<Object> one = root;
        Set<Object> other = new HashSet<>();
        for (int i = 0; i < depth; i++) {
            Set<Object> nextOne = new HashSet<>();
            Set<Object> nextOther = new HashSet<>();
            nextOne.add("this one");
            one.add(nextOne);
            one.add(nextOther);
            other.add(nextOne);
            other.add(nextOther);
            one = nextOne;
            other = nextOther;
        }
        return root;
    }

    /** Java serialisation inside a type of Jet's, which reads it without Hazelcast's filter. */
    private static Object throughJet(Serializable object) {
        byte[] stream = written(object);
        return data(
                SerializerHookConstants.CUSTOM_CLASS_LOADED_OBJECT,
                ByteBuffer.allocate(1 + stream.length).put((byte) 1).put(stream).array());
    }

    /** As Hazelcast stores and sends it: a hash, the type, what the type's serialiser reads. */
    private static Object data(int type, byte[] content) {
        return new HeapData(ByteBuffer.allocate(8 + content.length)
                .putInt(0)
                .putInt(type)
                .put(content)
                .array());
    }

    private static byte[] written(Serializable object) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] stream) throws IOException, ClassNotFoundException {
        return new ObjectInputStream(new ByteArrayInputStream(stream)).readObject();
    }
}
