package io.dateline.standalone;

/** How a client on this machine reaches what listens on an address. */
final class ListenAddress {

    private static final String LOOPBACK = "127.0.0.1";

    private ListenAddress() {}

    /** The URL for an address and port; on loopback where it is every address of the machine. */
    static String url(String host, int port) {
        String reached = switch (host) {
            case "0.0.0.0", "::", "[::]" -> LOOPBACK;
            default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
        return "http://" + reached + ":" + port;
    }
}
