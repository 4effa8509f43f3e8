package io.dateline.bus;

import io.dateline.seal.SenderId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes known what this process answers, and hears what others do: see {@link ProcessAnnouncement}. One that is new is told at once
 * what this one answers.
 */
final class ProcessAnnouncer {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessAnnouncer.class);

    /** What changes together is announced together. */
    private static final long TOGETHER_MILLIS = 20;

    private final Vertx vertx;
    private final SealedBus sealed;
    private final ProcessDirectory directory;
    private final String name;
    private final String node;
    private final Set<String> served = ConcurrentHashMap.newKeySet();
    private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();
    private final List<MessageConsumer<?>> own = new CopyOnWriteArrayList<>();
    private volatile boolean opened;
    private volatile boolean allWithdrawn;

    ProcessAnnouncer(Vertx vertx, SealedBus sealed, ProcessDirectory directory, String name, String node) {
        this.vertx = vertx;
        this.sealed = sealed;
        this.directory = directory;
        this.name = name;
        this.node = node;
    }

    /** Begins to hear others, and says that this one is there. */
    Future<Void> open() {
        own.add(sealed.questions(
                Endpoint.at(KnownProcess.PING, sealed.self()),
                question -> question.answer(Content.answer(Buffer.buffer()))));
        own.add(sealed.events(ProcessAnnouncement.ADDRESS, this::hear));
        return Future.join(own.stream().map(MessageConsumer::completion).toList())
                .<Void>mapEmpty()
                .onSuccess(known -> {
                    opened = true;
                    say();
                });
    }

    /** Where this process hears of others, and is asked whether it is there. */
    Stream<String> addresses() {
        return own.stream().map(MessageConsumer::address);
    }

    /** It is answered here from now on. */
    void serve(String address) {
        if (served.add(address)) {
            changed();
        }
    }

    /** Others are to ask elsewhere, where they can. */
    void withdraw(Collection<String> addresses) {
        if (withdrawn.addAll(addresses)) {
            changed();
        }
    }

    /** Others may ask here again. */
    void offer(Collection<String> addresses) {
        if (withdrawn.removeAll(Set.copyOf(addresses))) {
            changed();
        }
    }

    /** Others are to ask elsewhere whatever is answered here, until {@link #offerAll}. */
    void withdrawAll() {
        allWithdrawn = true;
        changed();
    }

    /** Others may ask here, but for what is withdrawn by itself. */
    void offerAll() {
        allWithdrawn = false;
        changed();
    }

    /** Nothing is answered here any more. */
    void end() {
        served.clear();
        say();
    }

    /** Says it again: whoever did not hear it, or forgot it, hears it now. */
    void repeat() {
        if (!now().isEmpty()) {
            say();
        }
    }

    private void say() {
        note(now());
        publish(now());
    }

    private void changed() {
        note(now());
        if (opened && due.compareAndSet(false, true)) {
            vertx.setTimer(TOGETHER_MILLIS, together -> {
                due.set(false);
                publish(now());
            });
        }
    }

    private void note(ProcessAnnouncement now) {
        directory.hear(sealed.self(), now, System.nanoTime());
    }

    private void publish(ProcessAnnouncement now) {
        sealed.publish(ProcessAnnouncement.ADDRESS, Content.event(ProcessAnnouncement.WIRE.encode(now)));
    }

    private void hear(SenderId sender, byte[] event) {
        if (sender.equals(sealed.self())) {
            return;
        }
        try {
            ProcessAnnouncement said = ProcessAnnouncement.WIRE.decode(Buffer.buffer(event));
            if (directory.hear(sender, said, System.nanoTime()) && !now().isEmpty()) {
                changed();
            }
        } catch (RuntimeException e) {
            LOG.error("An announcement of a process was not understood", e);
        }
    }

    private ProcessAnnouncement now() {
        Predicate<String> asked = address -> !allWithdrawn && !withdrawn.contains(address);
        List<String> all = served.stream().sorted().toList();
        return new ProcessAnnouncement(
                name,
                node,
                all.stream().filter(asked).toList(),
                all.stream().filter(asked.negate()).toList());
    }
}
