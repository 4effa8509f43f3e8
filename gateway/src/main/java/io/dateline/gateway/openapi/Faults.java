package io.dateline.gateway.openapi;

import io.dateline.bus.Fault;
import java.util.ArrayList;
import java.util.List;

/** What was found wrong with one request so far; bounded, since a client decides how much there is to find. */
final class Faults {

    static final int MOST = 100;

    private final List<Fault> found = new ArrayList<>();

    void add(String pointer, String code, String message) {
        if (found.size() < MOST) {
            found.add(new Fault(pointer, code, message));
        }
    }

    /** The pointer to a member, escaped as RFC 6901 says, and fit to be repeated. */
    static String member(String pointer, String name) {
        return pointer + "/" + TextRules.shown(name).replace("~", "~0").replace("/", "~1");
    }

    List<Fault> found() {
        return List.copyOf(found);
    }
}
