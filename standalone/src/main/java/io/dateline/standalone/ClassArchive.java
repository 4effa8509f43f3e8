package io.dateline.standalone;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The class-data archive, which makes the next starts faster: made from the list of classes that this process has loaded, by
 * another process of low priority, once the platform is ready.
 *
 * <p>It has its name only when it is whole: a stop or a kill leaves a file that the next start removes. The JVM writes the list
 * where {@code ./dateline up} says so, {@code NAME.jsa.PID.classes}, which it does only where there is no archive.
 */
final class ClassArchive implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
    private static final String LIST_OPTION = "-XX:DumpLoadedClassList=";
    private static final List<String> NOT_PASSED_ON =
            List.of(LIST_OPTION, "-XX:SharedArchiveFile", "-Xlog", "-Xmx", "-D");

    private final Path archive;
    private final Path part;
    private final Process process;

    private ClassArchive(Path archive, Path part, Process process) {
        this.archive = archive;
        this.part = part;
        this.process = process;
    }

    /** Begins to make it, where this process was told to list its classes; empty otherwise. */
    static Optional<ClassArchive> begin() {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        return options.stream()
                .filter(option -> option.startsWith(LIST_OPTION))
                .findFirst()
                .flatMap(option -> begin(Path.of(option.substring(LIST_OPTION.length())), options));
    }

    private static Optional<ClassArchive> begin(Path classes, List<String> options) {
        String unique = classes.toString().replaceFirst("\\.classes$", "");
        Path archive = Path.of(unique.replaceFirst("\\.\\d+$", ""));
        Path part = Path.of(unique + ".part");
        List<String> words = new ArrayList<>(SessionCommand.atLowPriority());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        options.stream()
                .filter(option -> NOT_PASSED_ON.stream().noneMatch(option::startsWith))
                .forEach(words::add);
        words.addAll(List.of(
                "-Xshare:dump",
                "-Xlog:disable",
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + part,
                "-cp",
                System.getProperty("java.class.path")));
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            ClassArchive begun = new ClassArchive(archive, part, process);
            var unused = process.onExit().thenAccept(begun::ended);
            return Optional.of(begun);
        } catch (IOException e) {
            LOG.info("The class-data archive is not made: {}", e.toString());
            return Optional.empty();
        }
    }

    private void ended(Process ended) {
        try {
            if (ended.exitValue() == 0) {
                Files.move(part, archive, ATOMIC_MOVE, REPLACE_EXISTING);
                LOG.info("The class-data archive is made: the next start is faster");
            } else {
                Files.deleteIfExists(part);
                LOG.info("The class-data archive could not be made (exit code {})", ended.exitValue());
            }
        } catch (IOException e) {
            LOG.info("The class-data archive could not be kept: {}", e.toString());
        }
    }

    /** Gives it up, if it is not made yet. */
    @Override
    public void close() throws InterruptedException, IOException {
        if (process.isAlive()) {
            process.destroyForcibly().waitFor(2, TimeUnit.SECONDS);
            Files.deleteIfExists(part);
        }
    }
}
