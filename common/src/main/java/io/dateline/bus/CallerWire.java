package io.dateline.bus;

import io.dateline.access.Caller;
import io.dateline.access.Permission;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** How a caller is written in a question: the account, its name, and its permissions; nothing of a reader. */
final class CallerWire {

    private static final byte READER = 0;
    private static final byte STAFF = 1;

    private CallerWire() {}

    static void write(Caller caller, ContentWriter out) {
        if (caller.equals(Caller.READER)) {
            out.put(READER);
        } else {
            out.put(STAFF)
                    .putLong(caller.staffId())
                    .putText(caller.name())
                    .putText(caller.permissions().stream()
                            .map(Permission::toString)
                            .collect(Collectors.joining(" ")));
        }
    }

    /** @throws IllegalArgumentException if it is none */
    static Caller read(ContentReader in) {
        return switch (in.get()) {
            case READER -> Caller.READER;
            case STAFF -> new Caller(in.getLong(), in.getText(), permissions(in.getText()));
            default -> throw new IllegalArgumentException("Not a caller");
        };
    }

    /** Those that this version knows: one that only a newer process knows allows nothing here. */
    private static Set<Permission> permissions(String codes) {
        return Arrays.stream(codes.split(" "))
                .flatMap(code -> Permission.of(code).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
