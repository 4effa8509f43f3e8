package io.dateline.standalone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Redis as a cache of at most 128 MB that evicts the least recently used keys.
 *
 * <p>It stores nothing on disk: a restored article could be older than the one in the database, and popularity starts
 * over from the next reads.
 */
final class RedisServer implements ServerProgram {

    private static final int TIMEOUT_MILLIS = 500;

    private final Path program;
    private final Path directory;
    private final String password;

    RedisServer(Path program, Path directory, String password) {
        this.program = program;
        this.directory = directory;
        this.password = password;
    }

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public void prepare(Watchdog watchdog) {
        // Nothing to do: it starts empty.
    }

    @Override
    public ProcessBuilder command(int port) throws IOException {
        Path configuration = Path.of(argument());
        if (!Files.exists(configuration)) {
            Files.createFile(
                    configuration, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(configuration, configured(port));
        return new ProcessBuilder(SessionCommand.of(program.toString(), configuration.toString()))
                .redirectErrorStream(true);
    }

    /** Checked with the password: another server on that port would reject it. */
    @Override
    public boolean isReady(long pid, int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.getOutputStream().write(("AUTH " + password + "\r\n").getBytes(US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes("+OK".length());
            return new String(answer, US_ASCII).equals("+OK");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String argument() {
        return directory.resolve("redis.conf").toString();
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }

    @Override
    public Path pidFile() {
        return directory.resolve("redis.pid");
    }

    private String configured(int port) {
        return """
            bind 127.0.0.1
            port %d
            requirepass %s
            maxmemory 128mb
            maxmemory-policy allkeys-lru
            maxclients 500
            databases 1
            save ""
            appendonly no
            loglevel warning
            dir "%s"
            pidfile "%s"
            # The command line stays as it is: it tells our process from a stranger.
            set-proc-title no
            """.formatted(port, password, quoted(directory), quoted(pidFile()));
    }

    private static String quoted(Path path) {
        return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
