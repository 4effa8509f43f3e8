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
 * PostgreSQL with its data in a directory, which it survives a crash in: what was committed is there after any end.
 *
 * <p>It is of moderate size, for one machine, and asks everyone for a password, since loopback is open to every user of
 * the machine. Text compares by code point and knows Unicode's upper and lower case, whatever the machine's locale.
 */
final class PostgresServer implements ServerProgram {

    /** Errors are logged without their details and statements: these quote what people wrote. */
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

    /** The ready mark is the eighth line of {@code postmaster.pid}, as {@code pg_ctl} reads it too. */
    private static final int STATUS_LINE = 7;

    private final Path home;
    private final Path parent;
    private final Path data;
    private final Path passwordFile;

    /**
     * @param home where the programs are
     * @param parent the directory to keep the data directory {@code postgres} in
     * @param passwordFile holds the password of the superuser {@code postgres}
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

    /** Makes the data directory where there is none: aside, and moved when complete. */
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
            throw new CannotStart("PostgreSQL could not make its data directory: "
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
            // Left by one that was killed, and its id may be a stranger's by now, which PostgreSQL would take for a
            // running server. That ours are stopped was seen to before; it still makes sure that none uses the memory.
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

    private ProcessBuilder program(String name, String... arguments) {
        List<String> words = new ArrayList<>(
                RootUser.givenUp(home.resolve("bin").resolve(name).toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(SessionCommand.command(words.toArray(String[]::new))).redirectErrorStream(true);
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
