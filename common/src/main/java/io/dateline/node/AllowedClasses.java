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
 * The classes that another node may name in its messages; any other class is refused before it is loaded.
 *
 * <p>Hazelcast reads most of its messages by ids of factories and classes, and loads nothing by name. Three ways
 * remain, and each has its guard:
 *
 * <ul>
 *   <li>{@code DataSerializable}, {@code Externalizable}, {@code Class} and compact records name a class, which is
 *       instantiated: the {@link #loader} that Hazelcast reads with knows only these classes.
 *   <li>Java serialisation, which Hazelcast uses for exceptions, is subject to {@link #filter} and the same loader.
 *   <li>A serialiser of Jet, which is present even where Jet is off, uses Java serialisation without either:
 *       {@link #guardJvm} applies to every object stream of the process. No other part of Dateline reads one.
 * </ul>
 */
final class AllowedClasses {

    private static final Logger LOG = LoggerFactory.getLogger(AllowedClasses.class);

    /** The values of the maps of Vert.x, and the events of these maps. */
    private static final Set<String> IN_MAPS = Set.of(
            "io.vertx.spi.cluster.hazelcast.impl.HazelcastNodeInfo",
            "io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo",
            "com.hazelcast.map.impl.event.EntryEventData",
            "com.hazelcast.map.impl.event.MapEventData");

    /** Exceptions of operations at other nodes, by which Hazelcast decides whether to retry. */
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

    /** The lists in which a Throwable of JDK 21 to 25 keeps suppressed exceptions. */
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

    /**
     * Enough for an exception with its causes. Nested sets go deeper: computing their hash takes twice as long with
     * each level.
     */
    private static final int DEEPEST = 20;

    private static final int MAX_REFERENCES = 50_000;
    private static final int LONGEST_ARRAY = 10_000;
    private static final int MAX_BYTES = 4 << 20;

    private static boolean guarded;

    private AllowedClasses() {}

    /**
     * The filter for {@code SerializationConfig}; Hazelcast's defaults would allow all of {@code java} and of
     * Hazelcast.
     */
    static JavaSerializationFilterConfig filter() {
        JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig().setDefaultsDisabled(true);
        filter.getWhitelist().addClasses(NAMES.toArray(String[]::new)).addClasses(ARRAYS);
        return filter;
    }

    /**
     * The loader for classes that Hazelcast reads by name; throws SecurityException for classes that are not allowed.
     */
    static ClassLoader loader() {
        return new Loader(AllowedClasses.class.getClassLoader());
    }

    /**
     * Makes all object streams of this process refuse other classes, and anything large or deep. A filter given at the
     * start ({@code jdk.serialFilter}) stays.
     */
    static synchronized void guardJvm() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(AllowedClasses::check);
        } else if (!guarded) {
            LOG.warn("jdk.serialFilter is set: it alone decides what Java serialisation may create in this process");
        }
        guarded = true;
    }

    private static Status check(FilterInfo info) {
        if (info.depth() > DEEPEST
                || info.references() > MAX_REFERENCES
                || info.arrayLength() > LONGEST_ARRAY
                || info.streamBytes() > MAX_BYTES) {
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
                // Not a ClassNotFoundException: Hazelcast would then try other loaders.
                throw new SecurityException("Another node named the class " + name + ", which is not allowed");
            }
            return super.loadClass(name, resolve);
        }

        /** The hooks by which Hazelcast finds its own factories at its start; they do nothing else. */
        private static boolean isHook(String name) {
            return name.startsWith("com.hazelcast.") && name.endsWith("Hook");
        }
    }
}
