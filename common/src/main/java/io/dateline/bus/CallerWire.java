package io.dateline.bus;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a caller is written in a question: the account, its name, and the name of its role; nothing of a reader. */
final class CallerWire {

    private static final byte READER = 0;
    private static final byte STAFF = 1;

    private CallerWire() {}

    static void write(Caller caller, BytesOut out) {
        Role role = caller.role();
        if (role == null) {
            out.put(READER);
        } else {
            out.put(STAFF).putLong(caller.staffId()).putText(caller.name()).putText(role.toString());
        }
    }

    /** @throws IllegalArgumentException if it is none */
    static Caller read(BytesIn in) {
        return switch (in.get()) {
            case READER -> Caller.READER;
            case STAFF -> new Caller(in.getLong(), in.getText(), role(in.getText()));
            default -> throw new IllegalArgumentException("Not a caller");
        };
    }

    /** A role that only a newer process knows allows nothing here. */
    private static @Nullable Role role(String name) {
        for (Role role : Role.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return role;
            }
        }
        return null;
    }
}
