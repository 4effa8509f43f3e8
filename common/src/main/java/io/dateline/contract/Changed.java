package io.dateline.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Announced after the commit of a change: a hint to drop copies and to read the change log.
 *
 * @param keys the surrogate keys of the answers that are wrong now
 * @param causes what was done, such as {@code comment:99}: a gateway that is told of it by the answer to a write and by the
 *     announcement knows that it is the same; empty where there is only the announcement
 * @param kind what may become of those answers
 */
public record Changed(List<SurrogateKey> keys, List<String> causes, Kind kind) {

    private static final Changed NOTHING = changed(List.of());

    /** What may become of an answer that is wrong now. */
    public enum Kind {
        /** It only lacks something new: it may be served for a moment more, and stand in while nobody can answer. */
        ADDED,
        /** It is to be asked for again at once; it may stand in while nobody can answer. */
        CHANGED,
        /** It shows what must not be seen any more: it is never served again. */
        WITHDRAWN;

        /** The kind of that name; one that is not known here is the one that does no harm. */
        @JsonCreator
        static Kind named(String name) {
            for (Kind kind : values()) {
                if (kind.toString().equals(name)) {
                    return kind;
                }
            }
            return WITHDRAWN;
        }

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * As it comes over the bus. Null causes stand for none. Processes of an earlier version say no kind: they named causes
     * for new comments alone, and all else of theirs may be a withdrawal.
     */
    public Changed(List<SurrogateKey> keys, @Nullable List<String> causes, @Nullable Kind kind) {
        this.keys = keys;
        this.causes = causes == null ? List.of() : causes;
        this.kind = kind != null ? kind : this.causes.isEmpty() ? Kind.WITHDRAWN : Kind.ADDED;
    }

    /** Something new. */
    public static Changed added(List<SurrogateKey> keys, List<String> causes) {
        return new Changed(keys, causes, Kind.ADDED);
    }

    /** Something is not as it was. */
    public static Changed changed(List<SurrogateKey> keys) {
        return changed(keys, List.of());
    }

    /** The same, told of in more than one way. */
    public static Changed changed(List<SurrogateKey> keys, List<String> causes) {
        return new Changed(keys, causes, Kind.CHANGED);
    }

    /** Something must not be seen any more. */
    public static Changed withdrawn(List<SurrogateKey> keys) {
        return withdrawn(keys, List.of());
    }

    /** The same, told of in more than one way. */
    public static Changed withdrawn(List<SurrogateKey> keys, List<String> causes) {
        return new Changed(keys, causes, Kind.WITHDRAWN);
    }

    /**
     * The same as if it was done now: where more follows from it than was announced, so that answers which were asked for since
     * may be wrong as well.
     */
    public Changed asOfNow() {
        return new Changed(keys, List.of(), kind);
    }

    /** Nothing that readers were shown: there may be something new in the change log all the same. */
    public static Changed nothing() {
        return NOTHING;
    }

    /** Whether no answer to a reader is wrong now. */
    @JsonIgnore
    public boolean isNothing() {
        return keys.isEmpty();
    }
}
