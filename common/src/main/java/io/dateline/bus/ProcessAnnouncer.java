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
 * Publishes the {@link ProcessAnnouncement} of this process and receives those of others. A process that is new to this
 * one gets its announcement at once.
 */
final class ProcessAnnouncer {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessAnnouncer.class);

    /** Changes within this time are announced together. */
    private static final long BATCH_MILLIS = 20;

    private final Vertx vertx;
    private final SealedBus sealed;
    private final ProcessDirectory directory;
    private final String name;
    private final String node;
    private final Set<String> endpoints = ConcurrentHashMap.newKeySet();
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

    /** Subscribes to the announcements of others and publishes the first one of this process. */
    Future<Void> open() {
        own.add(sealed.questions(
                Endpoint.at(KnownProcess.PING, sealed.self()),
                question -> question.answer(Content.answer(Buffer.buffer()))));
        own.add(sealed.events(ProcessAnnouncement.ADDRESS, this::receive));
        return Future.join(own.stream().map(MessageConsumer::completion).toList())
                .<Void>mapEmpty()
                .onSuccess(known -> {
                    opened = true;
                    announce();
                });
    }

    /** The addresses at which this process receives announcements and pings. */
    Stream<String> addresses() {
        return own.stream().map(MessageConsumer::address);
    }

    /** Adds an address that this process answers. */
    void serve(String address) {
        if (endpoints.add(address)) {
            announceSoon();
        }
    }

    /** Withdraws addresses: others ask another process where there is one. */
    void withdraw(Collection<String> addresses) {
        if (withdrawn.addAll(addresses)) {
            announceSoon();
        }
    }

    /** Offers withdrawn addresses again. */
    void offer(Collection<String> addresses) {
        if (withdrawn.removeAll(Set.copyOf(addresses))) {
            announceSoon();
        }
    }

    /** Withdraws all addresses until {@link #offerAll}. */
    void withdrawAll() {
        allWithdrawn = true;
        announceSoon();
    }

    /** Offers all addresses again, except those withdrawn one by one. */
    void offerAll() {
        allWithdrawn = false;
        announceSoon();
    }

    /** Announces that this process answers nothing any more. */
    void endAll() {
        endpoints.clear();
        announce();
    }

    /** Publishes the announcement again, for processes that missed it or have forgotten this one. */
    void repeat() {
        if (!current().isEmpty()) {
            announce();
        }
    }

    private void announce() {
        updateOwn(current());
        publish(current());
    }

    private void announceSoon() {
        updateOwn(current());
        if (opened && due.compareAndSet(false, true)) {
            vertx.setTimer(BATCH_MILLIS, batched -> {
                due.set(false);
                publish(current());
            });
        }
    }

    private void updateOwn(ProcessAnnouncement announcement) {
        directory.update(sealed.self(), announcement, System.nanoTime());
    }

    private void publish(ProcessAnnouncement announcement) {
        sealed.publish(ProcessAnnouncement.ADDRESS, Content.event(ProcessAnnouncement.CODEC.encode(announcement)));
    }

    private void receive(SenderId sender, byte[] event) {
        if (sender.equals(sealed.self())) {
            return;
        }
        try {
            ProcessAnnouncement announcement = ProcessAnnouncement.CODEC.decode(Buffer.buffer(event));
            if (directory.update(sender, announcement, System.nanoTime())
                    && !current().isEmpty()) {
                announceSoon();
            }
        } catch (RuntimeException e) {
            LOG.error("The announcement of a process could not be decoded", e);
        }
    }

    private ProcessAnnouncement current() {
        Predicate<String> asked = address -> !allWithdrawn && !withdrawn.contains(address);
        List<String> all = endpoints.stream().sorted().toList();
        return new ProcessAnnouncement(
                name,
                node,
                all.stream().filter(asked).toList(),
                all.stream().filter(asked.negate()).toList());
    }
}
