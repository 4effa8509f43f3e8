package io.dateline.system;

import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that Dateline was built in: its jars, and the options of the JVM that they are shipped with. */
public enum Installation {
    /** This one. */
    PRESENT("dateline.root", ".."),
    /** That of an earlier version, if one was named. */
    EARLIER("dateline.earlier", "");

    private final String property;
    private final String usual;

    Installation(String property, String usual) {
        this.property = property;
        this.usual = usual;
    }

    /** Where it is, for processes that are started from now on. */
    public void set(Path directory) {
        System.setProperty(property, directory.toString());
    }

    /** What it lacks, or nothing. */
    public String missing() {
        if (System.getProperty(property, usual).isEmpty()) {
            return "no earlier version was named by --from DIR";
        }
        return Replicas.SERVICES.stream().allMatch(service -> Files.isReadable(jar(service)))
                ? ""
                : "there are no jars of all services in " + directory();
    }

    /** The jar of a service. */
    Path jar(String service) {
        return directory().resolve(service).resolve("target").resolve(service + ".jar");
    }

    /** The options of the JVM, as a file of arguments. */
    Path options() {
        return directory().resolve("jvm.options");
    }

    private Path directory() {
        return Path.of(System.getProperty(property, usual)).toAbsolutePath();
    }
}
