package io.dateline.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dateline.seal.Refused.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final String SECRET = "a secret of the cluster";
    private static final String ADDRESS = "staff.hire";
    private static final Purpose QUESTION = Purpose.question(ADDRESS);
    private static final byte[] CONTENT = "make me an admin".getBytes(StandardCharsets.UTF_8);
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long NOW = 1_800_000_000_000L;

    private final AtomicLong time = new AtomicLong(Duration.ofDays(1).toMillis());
    private final Seal asker = seal(SECRET, 0);
    private final Seal service = seal(SECRET, 0);

    /** So that what the tests seal is not of the millisecond in which the service started. */
    @BeforeEach
    void letTimePass() {
        time.addAndGet(100);
    }

    @Test
    void whatOneSealsAnotherWithTheSameSecretOpens() throws Refused {
        SealedMessage question = asker.seal(QUESTION, CONTENT);

        OpenedMessage opened = open(service, QUESTION, question.frame());

        assertThat(opened.content()).isEqualTo(CONTENT);
        assertThat(opened.id()).isEqualTo(question.id());
    }

    @Test
    void nothingOfTheContentIsSeen() {
        String frame = new String(asker.seal(QUESTION, CONTENT).frame(), StandardCharsets.ISO_8859_1);

        assertThat(frame).doesNotContain("admin").doesNotContain("staff");
    }

    @Test
    void theSameIsSealedInAnotherWayEachTime() {
        Set<String> frames = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            byte[] frame = asker.seal(QUESTION, CONTENT).frame();
            frames.add(Arrays.toString(Arrays.copyOfRange(frame, frame.length - 16, frame.length)));
        }

        assertThat(frames).hasSize(100);
    }

    @Test
    void aChangeOfAnyBitIsRefused() {
        byte[] frame = asker.seal(QUESTION, CONTENT).frame();
        for (int bit = 0; bit < frame.length * Byte.SIZE; bit++) {
            byte[] altered = frame.clone();
            altered[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

            assertThat(refused(QUESTION, altered)).as("bit %d", bit).isNotNull();
        }
    }

    @Test
    void whatIsCutOffOrLongerIsRefused() {
        byte[] frame = asker.seal(QUESTION, CONTENT).frame();
        for (int length = 0; length < frame.length; length++) {
            assertThat(refused(QUESTION, Arrays.copyOf(frame, length))).isNotNull();
        }
        assertThat(refused(QUESTION, Arrays.copyOf(frame, frame.length + 1))).isEqualTo(Reason.FORGED);
    }

    @Test
    void anotherSecretIsRefused() {
        byte[] frame =
                seal("a secret of another cluster", 0).seal(QUESTION, CONTENT).frame();

        assertThat(refused(QUESTION, frame)).isEqualTo(Reason.UNKNOWN_KEY);
    }

    /** Which key it was is only a hint: what counts is the key itself. */
    @Test
    void anotherSecretUnderTheNameOfTheRightOneIsForged() {
        byte[] frame =
                seal("a secret of another cluster", 0).seal(QUESTION, CONTENT).frame();
        System.arraycopy(asker.seal(QUESTION, CONTENT).frame(), 0, frame, 0, 5);

        assertThat(refused(QUESTION, frame)).isEqualTo(Reason.FORGED);
    }

    @Test
    void anotherAddressOrKindIsRefused() {
        byte[] frame = asker.seal(QUESTION, CONTENT).frame();

        assertThat(refused(Purpose.question("staff.change"), frame)).isEqualTo(Reason.FORGED);
        assertThat(refused(Purpose.event(ADDRESS), frame)).isEqualTo(Reason.FORGED);
        assertThat(refused(Purpose.answer(ADDRESS, new MessageId(asker.self(), 1)), frame))
                .isEqualTo(Reason.FORGED);
    }

    @Test
    void anAnswerFitsItsQuestionAlone() throws Refused {
        MessageId question = asker.seal(QUESTION, CONTENT).id();
        MessageId other = asker.seal(QUESTION, CONTENT).id();
        byte[] answer = service.seal(Purpose.answer(ADDRESS, question), CONTENT).frame();

        assertThat(openAnswer(asker, ADDRESS, question, answer).content()).isEqualTo(CONTENT);
        assertThat(catchThrowableOfType(Refused.class, () -> openAnswer(asker, ADDRESS, other, answer))
                        .reason())
                .isEqualTo(Reason.FORGED);
    }

    @Test
    void whoIsNotKnownIsAskedForItsClockAndThenTakenOnce() throws Refused {
        OpenedMessage question =
                open(service, QUESTION, asker.seal(QUESTION, CONTENT).frame());

        assertThat(service.admit(question)).isEqualTo(Admission.UNKNOWN_CLOCK);
        exchange(service, asker, 0);
        assertThat(service.admit(question)).isEqualTo(Admission.TAKEN);
        assertThat(service.admit(question)).isEqualTo(Admission.REPLAYED);
    }

    @Test
    void clocksNeedNotAgree() throws Refused {
        Seal ahead = seal(SECRET, HOUR);
        Seal behind = seal(SECRET, -HOUR);
        exchange(ahead, behind, 40);
        exchange(behind, ahead, 40);

        assertThat(ahead.admit(
                        open(ahead, QUESTION, behind.seal(QUESTION, CONTENT).frame())))
                .isEqualTo(Admission.TAKEN);
        assertThat(behind.admit(
                        open(behind, QUESTION, ahead.seal(QUESTION, CONTENT).frame())))
                .isEqualTo(Admission.TAKEN);
    }

    @Test
    void anOldOneIsStale() throws Refused {
        exchange(service, asker, 0);
        OpenedMessage kept =
                open(service, QUESTION, asker.seal(QUESTION, CONTENT).frame());
        OpenedMessage keptLonger =
                open(service, QUESTION, asker.seal(QUESTION, CONTENT).frame());

        time.addAndGet(29_000);
        assertThat(service.admit(kept)).isEqualTo(Admission.TAKEN);
        time.addAndGet(2_000);
        assertThat(service.admit(keptLonger)).isEqualTo(Admission.STALE);
    }

    /** It could have been taken by the process that ran here before, which nobody can ask any more. */
    @Test
    void whatWasSealedBeforeTheStartIsStaleWhateverTheClocksSay() throws Refused {
        for (long difference : new long[] {-HOUR, -10_000, 0, 10_000, HOUR}) {
            Seal sender = seal(SECRET, difference);
            byte[] before = sender.seal(QUESTION, CONTENT).frame();
            // Less than what cannot be known of the clock when all of a round trip was on the way back.
            time.addAndGet(5);
            Seal restarted = seal(SECRET, 0);
            time.addAndGet(1_000);
            exchange(restarted, sender, 0, 20);

            assertThat(restarted.admit(open(restarted, QUESTION, before))).isEqualTo(Admission.STALE);
            assertThat(restarted.admit(open(
                            restarted, QUESTION, sender.seal(QUESTION, CONTENT).frame())))
                    .isEqualTo(Admission.TAKEN);
        }
    }

    @Test
    void aClockThatJumpedIsLearnedAnew() throws Refused {
        AtomicLong jump = new AtomicLong();
        Seal jumping = Seal.of(SECRET, null, new SteadyClock(() -> NOW, () -> (time.get() + jump.get()) * 1_000_000));
        exchange(service, jumping, 0);
        jump.set(HOUR);
        OpenedMessage question =
                open(service, QUESTION, jumping.seal(QUESTION, CONTENT).frame());

        assertThat(service.admit(question)).isEqualTo(Admission.STALE);
        exchange(service, jumping, 0);
        assertThat(service.admit(question)).isEqualTo(Admission.TAKEN);
    }

    @Test
    void fromAnAnswerThatTookLongNothingIsLearned() throws Refused {
        long asked = service.clock().millis();
        MessageId question = service.seal(QUESTION, CONTENT).id();
        time.addAndGet(2_001);
        byte[] answer = asker.seal(Purpose.answer(ADDRESS, question), CONTENT).frame();

        assertThat(service.learn(openAnswer(service, ADDRESS, question, answer), asked))
                .isFalse();
    }

    @Test
    void twoSecretsAreAcceptedWhileOneIsChanged() throws Refused {
        Seal before = Seal.of("the old secret of all", "the new secret of all", clock(0));
        Seal after = Seal.of("the new secret of all", "the old secret of all", clock(0));

        assertThat(open(before, QUESTION, after.seal(QUESTION, CONTENT).frame()).content())
                .isEqualTo(CONTENT);
        assertThat(open(after, QUESTION, before.seal(QUESTION, CONTENT).frame()).content())
                .isEqualTo(CONTENT);
    }

    @Test
    void noMoreProcessesAreKnownThanThereIsRoomFor() throws Refused {
        Seal first = seal(SECRET, 0);
        exchange(service, first, 0);
        for (int i = 0; i < Peers.MAX; i++) {
            exchangeIfRoom(seal(SECRET, 0));
        }
        Seal late = seal(SECRET, 0);
        assertThat(exchangeIfRoom(late)).isFalse();
        OpenedMessage question =
                open(service, QUESTION, first.seal(QUESTION, CONTENT).frame());
        assertThat(service.admit(question)).isEqualTo(Admission.TAKEN);

        time.addAndGet(61_000);

        assertThat(exchangeIfRoom(late)).isTrue();
    }

    private void exchange(Seal learner, Seal other, long roundTrip) throws Refused {
        exchange(learner, other, roundTrip / 2, roundTrip / 2);
    }

    private void exchange(Seal learner, Seal other, long there, long back) throws Refused {
        long asked = learner.clock().millis();
        MessageId question = learner.seal(QUESTION, CONTENT).id();
        time.addAndGet(there);
        byte[] answer = other.seal(Purpose.answer(ADDRESS, question), CONTENT).frame();
        time.addAndGet(back);
        assertThat(learner.learn(openAnswer(learner, ADDRESS, question, answer), asked))
                .isTrue();
    }

    private boolean exchangeIfRoom(Seal other) throws Refused {
        MessageId question = service.seal(QUESTION, CONTENT).id();
        byte[] answer = other.seal(Purpose.answer(ADDRESS, question), CONTENT).frame();
        return service.learn(
                openAnswer(service, ADDRESS, question, answer), service.clock().millis());
    }

    private Reason refused(Purpose purpose, byte[] frame) {
        return catchThrowableOfType(Refused.class, () -> open(service, purpose, frame))
                .reason();
    }

    private Seal seal(String secret, long ahead) {
        return Seal.of(secret, null, clock(ahead));
    }

    private SteadyClock clock(long ahead) {
        return new SteadyClock(() -> NOW + time.get() + ahead, () -> time.get() * 1_000_000);
    }

    private static OpenedMessage open(Seal by, Purpose purpose, byte[] frame) throws Refused {
        return by.open(purpose, ByteBuffer.wrap(frame));
    }

    private static OpenedMessage openAnswer(Seal by, String address, MessageId question, byte[] frame) throws Refused {
        return by.openAnswer(address, question, ByteBuffer.wrap(frame));
    }
}
