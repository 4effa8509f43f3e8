package io.dateline.gateway;

import java.time.Duration;

/**
 * How long a request may take once all of it has come: whoever is asked on its behalf, one after the other, has what the ones
 * before have left of that. It is a little less than clients are told, so that they have the answer by then.
 */
final class Budget {

    /** An answer within two seconds, be it that nobody can give one. */
    private static final Duration USUAL = Duration.ofMillis(1_900);

    /** Hashing a password takes its time, and others may be before. */
    private static final Duration WITH_PASSWORD = Duration.ofMillis(4_900);

    private Budget() {}

    /** That of an operation. */
    static Duration of(String operation) {
        return switch (operation) {
            case "signIn", "changeOwnAccount", "hire", "changeMember" -> WITH_PASSWORD;
            default -> USUAL;
        };
    }
}
