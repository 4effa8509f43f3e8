package io.dateline.gateway.prepared;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/** Headers whose names and values are written once, and sent many times. */
public final class PreparedHeaders {

    private final List<AsciiString> namesAndValues;

    /** None yet. */
    public PreparedHeaders() {
        this(List.of());
    }

    private PreparedHeaders(List<AsciiString> namesAndValues) {
        this.namesAndValues = new ArrayList<>(namesAndValues);
    }

    /** One more. */
    public PreparedHeaders add(CharSequence name, CharSequence value) {
        namesAndValues.add(AsciiString.of(name));
        namesAndValues.add(AsciiString.of(value));
        return this;
    }

    PreparedHeaders copy() {
        return new PreparedHeaders(namesAndValues);
    }

    /** Sets them in place of those of the same names. */
    void setIn(MultiMap headers) {
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            headers.set(namesAndValues.get(i), namesAndValues.get(i + 1));
        }
    }

    /** Adds them to an answer on which none of them stands yet. */
    void addTo(MultiMap headers) {
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            headers.add(namesAndValues.get(i), namesAndValues.get(i + 1));
        }
    }
}
