package io.dateline.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;

/**
 * PostgreSQL with a data directory, durable: committed data survives any crash.
 *
 * <p>It is sized for one machine, and requires passwords, since every user of the machine can connect to loopback. Text
 * is compared by code point, with Unicode's case mappings, on machines of every locale.
 */
final class PostgresServer implements ServerProgram {

    /** Errors are logged without details and statements, which quote user input. */
    private static final String CONFIGURATION = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            shared_buffers = 64MB
            max_wal_size = 512MB
            max_connections = 100
            jit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            default_text_search_config = 'pg_catalog.simple'
            log_line_prefix = ''
            log_checkpoints = off
            log_error_verbosity = terse
            log_min_messages = log
            log_min_error_statement = panic
            """;

    /** The line of {@code postmaster.pid} with the status, which {@code pg_ctl} reads, too. */
    private static final int STATUS_LINE = 7;

    private final Path home;
    private final Path parent;
    private final Path data;
    private final Path passwordFile;

    /**
     * @param home the directory of the programs
     * @param parent the directory that contains the data directory {@code postgres}
     * @param passwordFile the file with the password of the superuser {@code postgres}
     */
    PostgresServer(Path home, Path parent, Path passwordFile) {
        this.home = home;
        this.parent = parent;
        this.data = parent.resolve("postgres");
        this.passwordFile = passwordFile;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    /** Creates the data directory if it is missing: under another name, and renamed when complete. */
    @Override
    public void prepare(Watchdog watchdog) throws IOException, InterruptedException, CannotStart {
        if (Files.exists(data)) {
            return;
        }
        Path made = parent.resolve("postgres-new");
        if (Files.exists(made)) {
            PathUtils.deleteDirectory(made);
        }
        ProcessBuilder command = program(
                "initdb",
                "--pgdata=" + made,
                "--auth=scram-sha-256",
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
        Process process = watchdog.start(command, "TERM", "--pgdata=" + made);
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new CannotStart("PostgreSQL could not create its data directory: "
                    + output.strip().replace("\n", " "));
        }
        Files.move(made, data, ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(parent)) {
            directory.force(true);
        }
    }

    @Override
    public ProcessBuilder command(int port) throws IOException {
        Files.writeString(data.resolve("postgresql.conf"), CONFIGURATION);
        ProcessBuilder command = program("postgres", "-D", data.toString(), "-p", Integer.toString(port));
        if (Files.exists(pidFile())) {
            // Left by a server that was killed. Its process id may belong to another process by now, which PostgreSQL
            // would take for a running server. Leftover servers were stopped before; PostgreSQL still checks that no
            // process uses the shared memory.
            command.environment().put("PG_GRANDPARENT_PID", firstLine(pidFile()));
        }
        return command;
    }

    @Override
    public boolean isReady(long pid, int port) {
        try {
            List<String> lines = Files.readAllLines(pidFile());
            return lines.size() > STATUS_LINE
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(STATUS_LINE).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String argument() {
        return data.toString();
    }

    /** A fast shutdown. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    @Override
    public Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    /**
     * The version of the programs, such as {@code 17.11}.
     *
     * @param home the directory of the programs
     */
    static String version(Path home) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(home.resolve("bin/postgres").toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("PostgreSQL does not tell its version: " + said);
        }
        return said.replaceFirst("^.*\\s", "");
    }

    private ProcessBuilder program(String name, String... arguments) {
        List<String> words = new ArrayList<>(
                RootUser.withoutRoot(home.resolve("bin").resolve(name).toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(SessionCommand.of(words.toArray(String[]::new))).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(variable -> variable.startsWith("PG"));
        environment.put("LC_ALL", "C");
        return builder;
    }

    private static String firstLine(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("").strip();
        }
    }
}
