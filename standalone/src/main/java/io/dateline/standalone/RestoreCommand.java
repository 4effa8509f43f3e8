package io.dateline.standalone;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.dateline.node.BuildInfo;
import io.dateline.standalone.backup.BackupFailed;
import io.dateline.standalone.backup.NewDirectory;
import io.dateline.standalone.backup.Origin;
import io.dateline.standalone.backup.Restore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The operator's command {@code restore [--data DIR] [--replace] BACKUP}: checks a backup and makes a data directory of it. Data
 * that is there is refused, or with {@code --replace} moved aside, never removed.
 */
public final class RestoreCommand {

    private static final DateTimeFormatter ASIDE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private RestoreCommand() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** Runs it, and returns the exit code. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        return OperatorCommand.run("restore", () -> restore(BackupOptions.parse(arguments, true), out), err);
    }

    private static void restore(BackupOptions options, PrintStream out)
            throws BackupFailed, CannotStart, IOException, InterruptedException {
        Path wanted = options.data().toAbsolutePath().normalize();
        Path data = Files.exists(wanted) ? wanted.toRealPath() : wanted;
        if (data.startsWith(options.backup()) || options.backup().startsWith(data)) {
            throw new BackupFailed("The backup and the data directory must not be in one another.");
        }
        try (CloseStack open = new CloseStack()) {
            boolean isThere = holdsFiles(data);
            if (isThere) {
                open.add(DataDirectory.open(data));
                if (!options.replace()) {
                    throw new BackupFailed("There is data in " + data + ": choose another directory with --data, or say"
                            + " --replace, which moves it aside.");
                }
            }
            Restore restore = Restore.checked(options.backup());
            out.printf("Checked %d files.%n", restore.manifest().files().size());
            NewDirectory made = open.add(NewDirectory.begin(data));
            restore.into(made, here(made));
            if (isThere) {
                Path aside = data.resolveSibling(data.getFileName() + ".before-" + ASIDE.format(Instant.now()));
                replace(made, data, aside);
                out.println("What was there is now in " + aside + ".");
            } else {
                made.finish();
            }
            out.println("Restored to " + data + ", secrets included, as of "
                    + restore.manifest().made() + ". Start it with: ./dateline up --data " + data);
        }
    }

    private static void replace(NewDirectory made, Path data, Path aside) throws IOException, BackupFailed {
        Files.move(data, aside, ATOMIC_MOVE);
        try {
            made.finish();
        } catch (IOException | BackupFailed e) {
            Files.move(aside, data, ATOMIC_MOVE);
            throw e;
        }
    }

    /** The programs are unpacked where they are needed next; the bundled one tells its version. */
    private static Origin here(NewDirectory made) throws IOException, CannotStart, InterruptedException {
        Path home = new BundledPrograms(made.directory("programs")).postgres();
        return Origin.here(BuildInfo.read().toString(), PostgresServer.version(home));
    }

    private static boolean holdsFiles(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Files.exists(directory);
        }
        try (var content = Files.list(directory)) {
            return content.findAny().isPresent();
        }
    }
}
