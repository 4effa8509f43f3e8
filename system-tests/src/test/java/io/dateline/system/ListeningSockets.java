package io.dateline.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The TCP sockets on which processes listen, as Linux lists them in {@code /proc}. */
final class ListeningSockets {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTEN = "0A";
    private static final int WORD = 4;

    private ListeningSockets() {}

    /** Whether this system lists them. */
    static boolean canBeRead() {
        return Files.isReadable(PROC.resolve("net/tcp"));
    }

    /** Those of a process and of all that it started. */
    static List<InetSocketAddress> of(ProcessHandle process) throws IOException {
        Map<String, InetSocketAddress> byInode = new HashMap<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            if (Files.exists(PROC.resolve(table))) {
                Files.readAllLines(PROC.resolve(table)).stream().skip(1).forEach(line -> add(line, byInode));
            }
        }
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(each -> inodes(each.pid()))
                .filter(byInode::containsKey)
                .map(byInode::get)
                .distinct()
                .toList();
    }

    /** A line such as {@code 0: 0100007F:1F90 00000000:0000 0A … uid timeout inode …}. */
    private static void add(String line, Map<String, InetSocketAddress> byInode) {
        String[] fields = line.strip().split("\\s+");
        if (fields[3].equals(LISTEN)) {
            String[] local = fields[1].split(":");
            byInode.put(fields[9], new InetSocketAddress(address(local[0]), Integer.parseInt(local[1], 16)));
        }
    }

    /** Words of four bytes, each the wrong way round; an IPv4 address in IPv6 clothing is read as what it is. */
    private static InetAddress address(String hex) {
        byte[] given = HexFormat.of().parseHex(hex);
        byte[] right = new byte[given.length];
        for (int i = 0; i < given.length; i++) {
            right[i] = given[i / WORD * WORD + WORD - 1 - i % WORD];
        }
        try {
            return InetAddress.getByAddress(right);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> inodes(long pid) {
        try (Stream<Path> files = Files.list(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            return files
                    .map(ListeningSockets::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .toList()
                    .stream();
        } catch (NoSuchFileException e) {
            // It has ended.
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            // It is closed by now.
            return "";
        }
    }
}
