package io.dateline.node;

import com.hazelcast.config.JavaSerializationFilterConfig;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes that another node may name in what it sends; everything else is refused before it is loaded.
 *
 * <p>Hazelcast reads most of its own messages by numbers of factories and classes, for which nothing is loaded by name.
 * Three ways remain, and each has its guard:
 *
 * <ul>
 *   <li>{@code DataSerializable}, {@code Externalizable}, {@code Class} and compact records name a class, of which an
 *       instance is made: the {@link #loader} that Hazelcast reads with knows only these.
 *   <li>Java serialisation, which Hazelcast uses for failures, asks {@link #filter} and the same loader.
 *   <li>A serialiser of Hazelcast's (of Jet, which is there even where Jet is off) reads Java serialisation without
 *       asking either: {@link #guardJvm} holds for every stream of the process. No other part of Dateline reads one.
 * </ul>
 */
final class AllowedClasses {

    private static final Logger LOG = LoggerFactory.getLogger(AllowedClasses.class);

    /** What is in the maps of Vert.x, and the events of these maps. */
    private static final Set<String> IN_MAPS = Set.of(
            "io.vertx.spi.cluster.hazelcast.impl.HazelcastNodeInfo",
            "io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo",
            "com.hazelcast.map.impl.event.EntryEventData",
            "com.hazelcast.map.impl.event.MapEventData");

    /** Failures of an operation at another node, on which Hazelcast decides whether it tries again. */
    private static final Set<String> FAILURES = Set.of(
            "com.hazelcast.core.ConsistencyLostException",
            "com.hazelcast.core.HazelcastException",
            "com.hazelcast.core.HazelcastInstanceNotActiveException",
            "com.hazelcast.core.HazelcastOverloadException",
            "com.hazelcast.core.IndeterminateOperationStateException",
            "com.hazelcast.core.LocalMemberResetException",
            "com.hazelcast.core.MemberLeftException",
            "com.hazelcast.core.OperationTimeoutException",
            "com.hazelcast.internal.cluster.impl.ClusterTopologyChangedException",
            "com.hazelcast.internal.cluster.impl.ConfigMismatchException",
            "com.hazelcast.internal.cluster.impl.VersionMismatchException",
            "com.hazelcast.internal.partition.PartitionStateVersionMismatchException",
            "com.hazelcast.nio.serialization.HazelcastSerializationException",
            "com.hazelcast.partition.NoDataMemberInClusterException",
            "com.hazelcast.spi.exception.CallerNotMemberException",
            "com.hazelcast.spi.exception.DistributedObjectDestroyedException",
            "com.hazelcast.spi.exception.PartitionMigratingException",
            "com.hazelcast.spi.exception.ResponseAlreadySentException",
            "com.hazelcast.spi.exception.RetryableHazelcastException",
            "com.hazelcast.spi.exception.RetryableIOException",
            "com.hazelcast.spi.exception.ServiceNotFoundException",
            "com.hazelcast.spi.exception.TargetDisconnectedException",
            "com.hazelcast.spi.exception.TargetNotMemberException",
            "com.hazelcast.spi.exception.WrongTargetException",
            "java.io.EOFException",
            "java.io.IOException",
            "java.lang.ArithmeticException",
            "java.lang.AssertionError",
            "java.lang.ClassCastException",
            "java.lang.ClassNotFoundException",
            "java.lang.Error",
            "java.lang.Exception",
            "java.lang.IllegalArgumentException",
            "java.lang.IllegalStateException",
            "java.lang.IndexOutOfBoundsException",
            "java.lang.InterruptedException",
            "java.lang.LinkageError",
            "java.lang.NullPointerException",
            "java.lang.OutOfMemoryError",
            "java.lang.ReflectiveOperationException",
            "java.lang.RuntimeException",
            "java.lang.SecurityException",
            "java.lang.StackOverflowError",
            "java.lang.StackTraceElement",
            "java.lang.Throwable",
            "java.lang.UnsupportedOperationException",
            "java.lang.VirtualMachineError",
            "java.util.ConcurrentModificationException",
            "java.util.concurrent.CancellationException",
            "java.util.concurrent.CompletionException",
            "java.util.concurrent.ExecutionException",
            "java.util.concurrent.RejectedExecutionException",
            "java.util.concurrent.TimeoutException");

    /** The lists in which a Throwable of JDK 21 to 25 keeps what it suppressed. */
    private static final Set<String> IN_FAILURES = Set.of(
            "java.lang.Object",
            "java.util.ArrayList",
            "java.util.CollSer",
            "java.util.Collections$EmptyList",
            "java.util.Collections$UnmodifiableCollection",
            "java.util.Collections$UnmodifiableList",
            "java.util.Collections$UnmodifiableRandomAccessList");

    private static final Set<String> NAMES =
            Stream.of(IN_MAPS, FAILURES, IN_FAILURES).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private static final String[] ARRAYS = {"[Ljava.lang.Object;", "[Ljava.lang.StackTraceElement;"};

    /** A failure with its causes; a set in a set in a set, whose hash takes twice as long with each, is deeper. */
    private static final int DEEPEST = 20;

    private static final int MOST_REFERENCES = 50_000;
    private static final int LONGEST_ARRAY = 10_000;
    private static final int MOST_BYTES = 4 << 20;

    private static boolean guarded;

    private AllowedClasses() {}

    /** For {@code SerializationConfig}; Hazelcast's own defaults would allow all of {@code java} and of Hazelcast. */
    static JavaSerializationFilterConfig filter() {
        JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig().setDefaultsDisabled(true);
        filter.getWhitelist().addClasses(NAMES.toArray(String[]::new)).addClasses(ARRAYS);
        return filter;
    }

    /** Loads what Hazelcast reads by name, as this class is loaded; throws SecurityException for what is not allowed. */
    static ClassLoader loader() {
        return new Loader(AllowedClasses.class.getClassLoader());
    }

    /**
     * Lets no stream of Java serialisation in this process make anything else, nor anything large or deep. A filter that
     * the process was started with ({@code jdk.serialFilter}) stays.
     */
    static synchronized void guardJvm() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(AllowedClasses::check);
        } else if (!guarded) {
            LOG.warn("jdk.serialFilter is set: it alone says what Java serialisation may make in this process");
        }
        guarded = true;
    }

    private static Status check(FilterInfo info) {
        if (info.depth() > DEEPEST
                || info.references() > MOST_REFERENCES
                || info.arrayLength() > LONGEST_ARRAY
                || info.streamBytes() > MOST_BYTES) {
            return Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        if (type == null) {
            return Status.UNDECIDED;
        }
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return type.isPrimitive() || NAMES.contains(type.getName()) ? Status.ALLOWED : Status.REJECTED;
    }

    private static final class Loader extends ClassLoader {

        static {
            registerAsParallelCapable();
        }

        Loader(ClassLoader parent) {
            super("nodes", parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!NAMES.contains(name) && !isHook(name)) {
                // Not a ClassNotFoundException: after that Hazelcast would ask other loaders.
                throw new SecurityException("Another node named the class " + name + ", which is not allowed");
            }
            return super.loadClass(name, resolve);
        }

        /** By which Hazelcast finds its own factories when it starts; they do nothing but make these. */
        private static boolean isHook(String name) {
            return name.startsWith("com.hazelcast.") && name.endsWith("Hook");
        }
    }
}
