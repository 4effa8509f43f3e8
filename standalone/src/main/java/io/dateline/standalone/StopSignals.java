package io.dateline.standalone;

import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGTERM and SIGINT (Ctrl-C): the first one begins an orderly stop, a later SIGINT ends the process at once.
 *
 * <p>The JVM by itself would ignore the second. Ending at once is harmless: what was answered is in PostgreSQL, whose process is
 * stopped in order by the {@link Watchdog}.
 */
final class StopSignals {

    private static final String INTERRUPT = "INT";
    private static final String TERMINATE = "TERM";
    private static final int CODE_OF_SIGNAL = 128;

    /** Some terminals and programs pass one Ctrl-C on twice. */
    private static final long SAME_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final IntConsumer exit;
    private final IntConsumer halt;
    private final PrintStream out;
    private final AtomicLong first = new AtomicLong();

    private StopSignals(IntConsumer exit, IntConsumer halt, PrintStream out) {
        this.exit = exit;
        this.halt = halt;
        this.out = out;
    }

    /** Handles them from now on, where the JVM lets itself be asked. */
    static void handle(PrintStream out) {
        StopSignals signals = new StopSignals(
                code -> Thread.ofPlatform().name("exit").start(() -> System.exit(code)),
                Runtime.getRuntime()::halt,
                out);
        try {
            signals.register(INTERRUPT);
            signals.register(TERMINATE);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            Logger log = LoggerFactory.getLogger(StopSignals.class);
            log.debug("Signals are left to the JVM", e);
        }
    }

    /** By reflection: the compiler warns of each use of this class, which has no other name. */
    private void register(String name) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object received = signal.getConstructor(String.class).newInstance(name);
        int code = CODE_OF_SIGNAL + (int) signal.getMethod("getNumber").invoke(received);
        Object own = Proxy.newProxyInstance(
                StopSignals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(this, arguments);
                    }
                    take(name, code);
                    return null;
                });
        signal.getMethod("handle", signal, handler).invoke(null, received, own);
    }

    private void take(String name, int code) {
        long now = System.nanoTime();
        if (first.compareAndSet(0, now)) {
            exit.accept(code);
        } else if (name.equals(INTERRUPT) && now - first.get() > SAME_NANOS) {
            out.println("Ending at once.");
            halt.accept(code);
        }
    }
}
