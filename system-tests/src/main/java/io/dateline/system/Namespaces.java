package io.dateline.system;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A network namespace of its own for each process, all on one bridge, so that the network between any two can be cut: each
 * then sends to a hardware address that nobody has.
 */
final class Namespaces implements AutoCloseable {

    private static final String NET = "10.213.77.";
    private static final String NOBODY = "02:00:00:00:00:01";
    private static final int MACHINE_NUMBER = 254;
    private static final Pattern OURS = Pattern.compile("^(dl(\\d+)[hn]\\d*)");

    private final String name = "dl" + ProcessHandle.current().pid();
    private final List<String> made = new ArrayList<>();

    private Namespaces() {}

    /** Why there cannot be any on this machine, or nothing. */
    static String missing() {
        if (!Stream.of("/usr/sbin/ip", "/sbin/ip", "/usr/bin/ip").anyMatch(ip -> new File(ip).canExecute())) {
            return "network namespaces need the program ip (on Debian: apt-get install iproute2)";
        }
        try {
            Commands.output(List.of("ip", "netns", "add", "dateline-probe"));
            Commands.output(List.of("ip", "netns", "del", "dateline-probe"));
            return "";
        } catch (IOException e) {
            return "network namespaces need root";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** As many as there are processes. */
    static Namespaces make(int number) throws IOException, InterruptedException {
        removeLeft();
        Namespaces namespaces = new Namespaces();
        try {
            namespaces.makeHub();
            for (int i = 1; i <= number; i++) {
                namespaces.add(i);
            }
            return namespaces;
        } catch (IOException e) {
            namespaces.close();
            throw e;
        }
    }

    /** Those of a run that was killed; they have the same addresses. */
    private static void removeLeft() throws IOException, InterruptedException {
        for (String line : lines("ip", "netns", "list")) {
            Matcher ours = OURS.matcher(line);
            if (ours.find() && ProcessHandle.of(Long.parseLong(ours.group(2))).isEmpty()) {
                Commands.output(List.of("ip", "netns", "del", ours.group(1)));
            }
        }
    }

    private static List<String> lines(String... command) throws IOException, InterruptedException {
        return Commands.output(List.of(command)).lines().toList();
    }

    /** The bridge has a namespace of its own, in which no rule of the machine's firewall holds. */
    private void makeHub() throws IOException, InterruptedException {
        ip("netns add " + hub());
        made.add(hub());
        ip("-n " + hub() + " link add bridge type bridge");
        ip("-n " + hub() + " link set bridge up");
        ip("link add " + name + " type veth peer name machine netns " + hub());
        ip("-n " + hub() + " link set machine master bridge up");
        ip("addr add " + NET + MACHINE_NUMBER + "/24 dev " + name);
        ip("link set " + name + " up");
    }

    private void add(int number) throws IOException, InterruptedException {
        String namespace = name + "n" + number;
        ip("netns add " + namespace);
        made.add(namespace);
        ip("-n " + hub() + " link add node" + number + " type veth peer name eth0 netns " + namespace);
        ip("-n " + hub() + " link set node" + number + " master bridge up");
        in(number, "addr add " + host(number) + "/24 dev eth0");
        in(number, "link set eth0 up");
        in(number, "link set lo up");
    }

    private String hub() {
        return name + "h";
    }

    /** The place of the process of this number, from 1. */
    Place place(int number) {
        return new Place(host(number), NET + MACHINE_NUMBER, List.of("ip", "netns", "exec", name + "n" + number));
    }

    /** Nothing passes between the one and the others any more, and nobody is told. */
    void cut(int number, List<Integer> others) throws IOException, InterruptedException {
        for (int other : others) {
            in(number, "neigh replace " + host(other) + " lladdr " + NOBODY + " dev eth0 nud permanent");
            in(other, "neigh replace " + host(number) + " lladdr " + NOBODY + " dev eth0 nud permanent");
        }
    }

    void heal(int number, List<Integer> others) throws IOException, InterruptedException {
        for (int other : others) {
            in(number, "neigh del " + host(other) + " dev eth0");
            in(other, "neigh del " + host(number) + " dev eth0");
        }
    }

    private static String host(int number) {
        return NET + number;
    }

    private void in(int number, String arguments) throws IOException, InterruptedException {
        ip("-n " + name + "n" + number + " " + arguments);
    }

    private void ip(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(Arrays.asList(arguments.split(" ")));
        var unused = Commands.output(command);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (String namespace : made) {
            ip("netns del " + namespace);
        }
        made.clear();
    }
}
