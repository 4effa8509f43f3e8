package io.dateline.system;

import io.dateline.testkit.system.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL or Redis, as an operator may treat its processes. */
public final class Server {

    private final Path pidFile;

    Server(Path pidFile) {
        this.pidFile = pidFile;
    }

    /** SIGKILL to the first process; it is started again in half a second, so cut the links to keep it away. */
    public void kill() throws IOException, InterruptedException {
        Signal.KILL.to(first().toList());
    }

    /** Stops all of its processes where they are. */
    public void pause() throws IOException, InterruptedException {
        Signal.STOP.to(all().toList());
    }

    /** They go on. */
    public void resume() throws IOException, InterruptedException {
        Signal.CONT.to(all().toList());
    }

    private Stream<ProcessHandle> first() throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).stream();
    }

    private Stream<ProcessHandle> all() throws IOException {
        return first().flatMap(server -> Stream.concat(Stream.of(server), server.descendants()));
    }
}
