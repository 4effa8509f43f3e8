package io.dateline.gateway.openapi;

import io.dateline.bus.Fault;
import io.dateline.form.Characters;
import io.dateline.form.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** What was found wrong with one request so far; bounded, since a client decides how much there is to find. */
final class Faults {

    static final int MAX = 100;

    private static final int LONGEST_NAME_SHOWN = 100;

    private final List<Fault> found = new ArrayList<>();

    void add(String pointer, String code, String message) {
        if (found.size() < MAX) {
            found.add(new Fault(pointer, code, message));
        }
    }

    /** The pointer to a member, with its name as it can be shown. */
    static String member(String pointer, String name) {
        return JsonPointer.to(pointer, shown(name));
    }

    /** Whether a variable of the path is at fault. */
    boolean areInPath() {
        return found.stream().anyMatch(fault -> fault.pointer().startsWith("/path/"));
    }

    List<Fault> found() {
        return List.copyOf(found);
    }

    /** The start of a name from outside, with a question mark for each character that is not plain. */
    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .limit(LONGEST_NAME_SHOWN)
                .map(c -> isPlain(c) ? c : '?')
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean isPlain(int c) {
        return c == ' ' || (!Characters.isInvisible(c) && !Characters.isLoneSurrogate(c));
    }
}
