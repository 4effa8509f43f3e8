package io.dateline.benchmarks.seal;

import io.dateline.benchmarks.result.Figures;
import io.dateline.seal.Admission;
import io.dateline.seal.OpenedMessage;
import io.dateline.seal.Purpose;
import io.dateline.seal.Refused;
import io.dateline.seal.Seal;
import io.dateline.seal.SteadyClock;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Microseconds to seal a message and to open it, on one thread: by AES-256-GCM and by HMAC-SHA-256 alone, and by the
 * {@link Seal} of the bus with all that belongs to it.
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar io.dateline.benchmarks.seal.SealCost
 * </pre>
 */
public final class SealCost {

    private static final int[] SIZES = {200, 4_096};
    private static final int ROUNDS = 5;
    private static final int CLEAR_BYTES = 60;
    private static final int TAG_BYTES = 16;
    private static final long ROUND_NANOS = 1_000_000_000L;
    private static final int BATCH = 1_000;

    /** Messages that were sealed before, to be opened. */
    private static final int READY = 1 << 10;

    private final byte[] key = new byte[32];
    private final byte[] clear = new byte[CLEAR_BYTES];
    private final byte[] content;
    private long counter;

    private interface Work {
        void once() throws GeneralSecurityException, Refused;
    }

    private SealCost(int size) {
        Random random = new Random(size);
        this.content = new byte[size];
        random.nextBytes(content);
        random.nextBytes(key);
        random.nextBytes(clear);
    }

    /** Prints a table. */
    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                "%s %s, %s, %d processors%n",
                System.getProperty("java.vm.name"),
                Runtime.version(),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        System.out.printf("%-14s %8s %12s %12s%n", "", "bytes", "seal µs", "open µs");
        for (int size : SIZES) {
            SealCost cost = new SealCost(size);
            cost.gcm();
            cost.hmac();
            cost.bus();
        }
    }

    private void gcm() throws Exception {
        SecretKeySpec aes = new SecretKeySpec(key, "AES");
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] sealed = new byte[content.length + TAG_BYTES];
        Work seal = () -> {
            cipher.init(Cipher.ENCRYPT_MODE, aes, nonce());
            cipher.updateAAD(clear);
            cipher.doFinal(content, 0, content.length, sealed);
        };
        double sealing = micros(seal);
        seal.once();
        GCMParameterSpec last = new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonceBytes());
        byte[] opened = new byte[content.length];
        double opening = micros(() -> {
            cipher.init(Cipher.DECRYPT_MODE, aes, last);
            cipher.updateAAD(clear);
            cipher.doFinal(sealed, 0, sealed.length, opened);
        });
        print("AES-256-GCM", sealing, opening);
    }

    private void hmac() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] tag = tag(mac);
        double sealing = micros(() -> tag(mac));
        double opening = micros(() -> check(MessageDigest.isEqual(tag, tag(mac))));
        print("HMAC-SHA-256", sealing, opening);
    }

    /** Each message is opened once, as on the bus; they are sealed between the times that count. */
    private void bus() throws Exception {
        Purpose purpose = Purpose.question("articles.by-slug");
        Seal sender = Seal.of("the secret of this measurement", null, SteadyClock.system());
        Seal receiver = Seal.of("the secret of this measurement", null, SteadyClock.system());
        meet(receiver, sender);
        double sealing = micros(() -> sender.seal(purpose, content));
        List<Double> rounds = new ArrayList<>();
        byte[][] ready = new byte[READY][];
        for (int round = 0; round < 100 * ROUNDS; round++) {
            Arrays.setAll(ready, i -> sender.seal(purpose, content).frame());
            long start = System.nanoTime();
            for (byte[] frame : ready) {
                check(receiver.admit(receiver.open(purpose, ByteBuffer.wrap(frame))) == Admission.TAKEN);
            }
            rounds.add((System.nanoTime() - start) / 1e3 / READY);
        }
        print("the bus' seal", sealing, Figures.median(rounds.subList(50 * ROUNDS, 100 * ROUNDS)));
    }

    private static void meet(Seal learner, Seal other) throws Refused, InterruptedException {
        // What is sealed in the millisecond of a start is refused.
        Thread.sleep(10);
        long asked = learner.clock().millis();
        var question = learner.seal(Purpose.question("clock"), new byte[0]).id();
        byte[] frame =
                other.seal(Purpose.answer("clock", question), new byte[0]).frame();
        OpenedMessage answer = learner.openAnswer("clock", question, ByteBuffer.wrap(frame));
        check(learner.learn(answer, asked));
    }

    private byte[] tag(Mac mac) {
        mac.update(clear);
        mac.update(nonceBytes());
        return mac.doFinal(content);
    }

    private GCMParameterSpec nonce() {
        counter++;
        return new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonceBytes());
    }

    private byte[] nonceBytes() {
        return ByteBuffer.allocate(12).putLong(4, counter).array();
    }

    /** The median of some rounds, after as many to warm up. */
    private static double micros(Work work) throws GeneralSecurityException, Refused {
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round < 2 * ROUNDS; round++) {
            long start = System.nanoTime();
            long done = 0;
            while (System.nanoTime() - start < ROUND_NANOS) {
                for (int i = 0; i < BATCH; i++) {
                    work.once();
                }
                done += BATCH;
            }
            rounds.add((System.nanoTime() - start) / 1e3 / done);
        }
        return Figures.median(rounds.subList(ROUNDS, 2 * ROUNDS));
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("What was sealed did not open");
        }
    }

    private void print(String by, double sealing, double opening) {
        System.out.printf(Locale.ROOT, "%-14s %8d %12.2f %12.2f%n", by, content.length, sealing, opening);
    }
}
