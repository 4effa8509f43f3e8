package io.dateline.form;

/** JSON pointers (RFC 6901), by which faults say where they are. */
public final class JsonPointer {

    private JsonPointer() {}

    /** The pointer to a member of what another pointer leads to; {@code ~} and {@code /} in its name are escaped. */
    public static String to(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The pointer to an element of a list, counted from 0. */
    public static String to(String parent, int index) {
        return parent + "/" + index;
    }
}
