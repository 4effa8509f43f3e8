package io.dateline.bus;

import io.dateline.access.Caller;
import io.dateline.access.Permission;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Encodes a caller: account, name and permissions; for a reader nothing but that it is one. */
final class CallerCodec {

    private static final byte READER = 0;
    private static final byte STAFF = 1;

    private CallerCodec() {}

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

    /** @throws IllegalArgumentException if the bytes are not a caller */
    static Caller read(ContentReader in) {
        return switch (in.get()) {
            case READER -> Caller.READER;
            case STAFF -> new Caller(in.getLong(), in.getText(), permissions(in.getText()));
            default -> throw new IllegalArgumentException("Not a caller");
        };
    }

    /** The permissions that this version knows; those that only a newer process knows allow nothing here. */
    private static Set<Permission> permissions(String codes) {
        return Arrays.stream(codes.split(" "))
                .flatMap(code -> Permission.of(code).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
