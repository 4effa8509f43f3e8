package io.dateline.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Announced after the commit of a change: a hint to drop copies and to read the change log.
 *
 * @param keys the surrogate keys whose bearers are stale
 * @param causes what was done, such as {@code comment:99}, for those who were told of it in another way too; empty where
 *     nobody was
 */
public record Changed(List<String> keys, List<String> causes) {

    /** Null stands for none. */
    public Changed(List<String> keys, @Nullable List<String> causes) {
        this.keys = keys;
        this.causes = causes == null ? List.of() : causes;
    }

    /** A change that nobody is told of in another way. */
    public Changed(List<String> keys) {
        this(keys, List.of());
    }
}
