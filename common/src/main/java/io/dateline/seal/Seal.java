package io.dateline.seal;

import io.dateline.seal.Refused.Reason;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Seals the messages of this process, and opens those of others with the same secret.
 *
 * <p>A sealed message, its frame, is
 *
 * <pre>
 * version  1 byte    of this format
 * key id   4 bytes   of the secret
 * sender  16 bytes   random, drawn by each process at its start
 * counter  8 bytes   of the messages of that sender
 * time     8 bytes   of its steady clock, in milliseconds
 * content            encrypted with AES-256-GCM, with a tag of 16 bytes
 * </pre>
 *
 * <p>The clear fields are authenticated with the content, and so is the {@link Purpose}. The key is that of the sender,
 * the nonce is the counter.
 *
 * <p>A message is checked in two steps, since some need only the first. {@link #open} checks that a process with the
 * secret sealed it for this purpose. {@link #admit} checks that it is neither old nor replayed. That needs the clock of
 * the sender, so the first message of each sender is held while the sender is asked for its time ({@link #learn}).
 * Clocks need not agree, and only processes that are alive become known. An answer needs no {@code admit}: it is bound
 * to its question, which is new.
 */
public final class Seal {

    private static final byte VERSION = 1;

    /** The bytes of a frame before its content: the clear fields. */
    public static final int BYTES_BEFORE = 1 + Integer.BYTES + SenderId.BYTES + 2 * Long.BYTES;

    /** The bytes of a frame after its content: the tag. */
    public static final int BYTES_BEHIND = MessageKey.TAG_BYTES;

    /** A clock is not measured by an answer that took longer. */
    private static final long LONGEST_ROUND_TRIP_MILLIS = 2_000;

    private final SteadyClock clock;
    private final List<RootKey> accepted;
    private final int keyId;
    private final SenderId self = SenderId.random();
    private final MessageKey key;
    private final AtomicLong counter = new AtomicLong();
    private final Peers peers = new Peers();

    private Seal(RootKey root, List<RootKey> accepted, SteadyClock clock) {
        this.clock = clock;
        this.accepted = accepted;
        this.keyId = root.id();
        this.key = root.of(self);
        Peer own = new Peer(keyId, key, clock.millis());
        own.learn(0, 0, clock.millis());
        peers.add(self, own);
    }

    /**
     * A seal for this process.
     *
     * @param secret the secret it seals with; null for none, which keeps nobody out
     * @param alsoAccepted another secret under which messages are accepted; null for none
     * @param clock a clock started now: messages sealed before are refused
     */
    public static Seal of(@Nullable String secret, @Nullable String alsoAccepted, SteadyClock clock) {
        RootKey root = RootKey.of(secret);
        Stream<RootKey> more = Stream.ofNullable(alsoAccepted).map(RootKey::of);
        return new Seal(root, Stream.concat(Stream.of(root), more).toList(), clock);
    }

    /** The sender id of this process. */
    public SenderId self() {
        return self;
    }

    /** The clock whose time is in the frames. */
    public SteadyClock clock() {
        return clock;
    }

    /** Seals content for a purpose. */
    public SealedMessage seal(Purpose purpose, byte[] content) {
        byte[] frame = new byte[BYTES_BEFORE + content.length + BYTES_BEHIND];
        System.arraycopy(content, 0, frame, BYTES_BEFORE, content.length);
        return sealInPlace(purpose, frame);
    }

    /**
     * Seals, without a copy, content with {@value #BYTES_BEFORE} bytes of space before it and {@value #BYTES_BEHIND}
     * after it.
     */
    public SealedMessage sealInPlace(Purpose purpose, byte[] frame) {
        MessageId id = new MessageId(self, counter.incrementAndGet());
        ByteBuffer clear = ByteBuffer.wrap(frame).put(VERSION).putInt(keyId);
        self.write(clear);
        clear.putLong(id.counter()).putLong(clock.millis());
        key.seal(id.counter(), purpose.bytes(), frame, BYTES_BEFORE);
        return new SealedMessage(id, frame);
    }

    /**
     * Opens a message sealed for this purpose.
     *
     * @param frame backed by an array
     * @throws Refused if it was not sealed for it, or not with an accepted secret
     */
    public OpenedMessage open(Purpose purpose, ByteBuffer frame) throws Refused {
        if (frame.remaining() < BYTES_BEFORE + BYTES_BEHIND || frame.get(frame.position()) != VERSION) {
            throw new Refused(Reason.UNSEALED);
        }
        ByteBuffer clear = frame.duplicate();
        clear.get();
        int sealedUnder = clear.getInt();
        MessageId id = new MessageId(SenderId.read(clear), clear.getLong());
        MessageKey senders = key(sealedUnder, id.sender());
        byte[] content = senders.open(id.counter(), purpose.bytes(), frame, BYTES_BEFORE);
        if (content == null) {
            throw new Refused(Reason.FORGED);
        }
        return new OpenedMessage(id, clear.getLong(), content, sealedUnder, senders);
    }

    /**
     * Opens the answer to a question that is waited for.
     *
     * @throws Refused if it is not the answer
     */
    public OpenedMessage openAnswer(String address, MessageId question, ByteBuffer frame) throws Refused {
        OpenedMessage answer = open(Purpose.answer(address, question), frame);
        long now = clock.millis();
        Peer peer = peers.alive(answer, now);
        if (peer != null) {
            peer.seen(now);
        }
        return answer;
    }

    /** Accepts a question or an event if it is fresh and new. */
    public Admission admit(OpenedMessage message) {
        Peer peer = peers.get(message.id().sender());
        return peer == null
                ? Admission.UNKNOWN_CLOCK
                : peer.admit(message.id().counter(), message.time(), clock.millis(), clock.startMillis());
    }

    /**
     * Measures the clock of a process that has just answered a question.
     *
     * @param answer as {@link #openAnswer} returned it
     * @param asked {@link SteadyClock#millis} when the question was sealed
     * @return false if the answer took too long, or too many processes are known
     */
    public boolean learn(OpenedMessage answer, long asked) {
        long now = clock.millis();
        long roundTrip = now - asked;
        Peer peer = peers.get(answer.id().sender());
        if (peer == null || roundTrip < 0 || roundTrip > LONGEST_ROUND_TRIP_MILLIS) {
            return false;
        }
        // The answer was sealed at some time in between; one millisecond more for rounding.
        peer.learn(answer.time() - asked - roundTrip / 2, roundTrip / 2 + 1, now);
        return true;
    }

    /** Some processes whose clocks were not measured within this time. */
    public List<SenderId> unlearned(long withinMillis, int most) {
        return peers.unlearned(clock.millis(), withinMillis, most).stream()
                .filter(id -> !id.equals(self))
                .toList();
    }

    /** Forgets a process, unless it was heard lately. */
    public void forget(SenderId id) {
        peers.forget(id, clock.millis());
    }

    private MessageKey key(int sealedUnder, SenderId sender) throws Refused {
        Peer peer = peers.get(sender);
        MessageKey known = peer == null ? null : peer.key(sealedUnder);
        if (known != null) {
            return known;
        }
        for (RootKey root : accepted) {
            if (root.id() == sealedUnder) {
                return root.of(sender);
            }
        }
        throw new Refused(Reason.UNKNOWN_KEY);
    }
}
