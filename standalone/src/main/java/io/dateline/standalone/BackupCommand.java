package io.dateline.standalone;

import io.dateline.node.BuildInfo;
import io.dateline.standalone.backup.Backup;
import io.dateline.standalone.backup.BackupFailed;
import io.dateline.standalone.backup.BackupSession;
import io.dateline.standalone.backup.Manifest;
import io.dateline.standalone.backup.Origin;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The operator's command {@code backup [--data DIR] BACKUP}: copies a data directory, while its platform runs or not. Where it
 * does not, PostgreSQL alone is started for as long as it takes.
 */
public final class BackupCommand {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    private BackupCommand() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** Runs it, and returns the exit code. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        return OperatorCommand.run("backup", () -> backup(BackupOptions.parse(arguments, false), out), err);
    }

    private static void backup(BackupOptions options, PrintStream out)
            throws BackupFailed, CannotStart, IOException, InterruptedException {
        if (!DataDirectory.isOne(options.data()) || !Files.exists(options.data().resolve("postgres"))) {
            throw new BackupFailed("There is no data of Dateline in " + options.data() + ".");
        }
        Path data = options.data().toRealPath();
        if (options.backup().startsWith(data)) {
            throw new BackupFailed("The backup must not be in the data directory " + data + ".");
        }
        Backup.requireFree(options.backup());
        try (CloseStack open = new CloseStack()) {
            Optional<DataDirectory> own = DataDirectory.openUnlessInUse(data);
            int port = own.isPresent() ? start(open.add(own.get()), open) : runningPort(data);
            String password = new Databases(new Secrets(data.resolve("secrets"))).password("postgres");
            try (BackupSession session = BackupSession.open(port, password)) {
                out.println("Copying " + data + (own.isPresent() ? "." : ", while the platform runs on it."));
                Origin origin = Origin.here(BuildInfo.read().toString(), session.version());
                report(new Backup(data, options.backup()).run(session, origin), options, out);
            }
        }
    }

    /** Starts PostgreSQL alone; returns its port. */
    private static int start(DataDirectory data, CloseStack open)
            throws IOException, CannotStart, InterruptedException {
        BundledPrograms programs = new BundledPrograms(data.directory("programs"));
        PostgresServer postgres = new PostgresServer(
                programs.postgres(), data.path(), data.secrets().file("postgres-postgres"));
        LeftoverServers.stop(List.of(postgres), programs.watchdog());
        Watchdog watchdog = open.add(new Watchdog(programs.watchdog()));
        return open.add(SupervisedServer.start(postgres, new Ports(), watchdog, loss -> {}))
                .port();
    }

    private static int runningPort(Path data) throws BackupFailed, IOException {
        Path pidFile = data.resolve("postgres/postmaster.pid");
        List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
        if (lines.size() <= STATUS_LINE || !lines.get(STATUS_LINE).strip().equals("ready")) {
            throw new BackupFailed("The platform on " + data + " is just starting or stopping: try again in a moment.");
        }
        return Integer.parseInt(lines.get(PORT_LINE).strip());
    }

    private static void report(Manifest manifest, BackupOptions options, PrintStream out) {
        out.printf(
                "Backed up to %s: %d files, %d MiB, PostgreSQL %s, at %s.%n",
                options.backup(),
                manifest.files().size(),
                manifest.bytes() >> 20,
                manifest.origin().postgres(),
                manifest.made());
        out.println("All databases are of that moment. Redis is not in it: what it holds is made anew.");
        out.println("The secrets of the platform are in it: whoever can read it can sign in as anybody.");
    }
}
