package io.dateline.benchmarks.lab;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.dateline.benchmarks.result.Figures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The machine that is measured on. */
public final class Machine {

    private static final int FSYNCS = 200;
    private static final int PAGE_BYTES = 8_192;

    private Machine() {}

    /** Its processors, memory and system, in a line. */
    public static String describe() throws IOException {
        return String.format(
                Locale.ROOT,
                "%s, %d processors, %s GB of memory, %s %s",
                fact("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Figures.number(Math.rint(
                        Long.parseLong(fact("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1_048_576.0)),
                System.getProperty("os.name"),
                System.getProperty("os.version").replaceAll("-.*", ""));
    }

    /** How long it takes to write 8 KB to a disk so that they survive a loss of power: the median, in ms. */
    public static double fsyncMillis(Path directory) throws IOException {
        Path file = directory.resolve("fsync");
        List<Double> millis = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
            for (int i = 0; i < FSYNCS; i++) {
                channel.write(ByteBuffer.allocate(PAGE_BYTES), 0);
                long start = System.nanoTime();
                channel.force(false);
                millis.add((System.nanoTime() - start) / 1e6);
            }
        } finally {
            Files.deleteIfExists(file);
        }
        return Figures.median(millis);
    }

    private static String fact(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("0");
    }
}
