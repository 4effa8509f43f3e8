package io.dateline.standalone;

import io.dateline.standalone.backup.BackupFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A command of an operator, which ends with exit code 0 if it is done, 1 if it could not be, and 2 if it makes no sense. A signal
 * interrupts it, and it then removes what it has not finished.
 */
final class OperatorCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_OPTIONS = 2;
    private static final int CLEAN_UP_SECONDS = 10;

    /** What it does. */
    interface Work {
        void run() throws BackupFailed, CannotStart, IOException, InterruptedException;
    }

    private OperatorCommand() {}

    /** Runs it on this thread; returns the exit code. */
    static int run(String name, Work work, PrintStream err) {
        Thread worker = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Thread onSignal = new Thread(() -> interrupt(worker, ended), "stop");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            work.run();
            return DONE;
        } catch (IllegalArgumentException e) {
            err.println(name + ": " + e.getMessage());
            return WRONG_OPTIONS;
        } catch (BackupFailed | CannotStart e) {
            err.println(name + ": " + e.getMessage());
        } catch (IOException e) {
            err.println(name + ": A file could not be read or written: " + reason(e)
                    + ". Nothing is left of what was begun.");
        } catch (InterruptedException e) {
            err.println(name + ": It was stopped.");
        } finally {
            ended.countDown();
        }
        return FAILED;
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException fault && fault.getReason() != null
                ? fault.getFile() + ": " + fault.getReason()
                : String.valueOf(e.getMessage());
    }

    private static void interrupt(Thread worker, CountDownLatch ended) {
        worker.interrupt();
        try {
            boolean cleanedUp = ended.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS);
            if (!cleanedUp) {
                System.err.println("The command did not end in time; NAME.unfinished may be left.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
