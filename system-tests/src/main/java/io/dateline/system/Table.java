package io.dateline.system;

/** What a person should know of a run, a line for each thing seen. */
public final class Table {

    private Table() {}

    /** One of them. */
    public static void line(String what, Object seen) {
        System.out.printf("  %-58s %s%n", what, seen);
    }
}
