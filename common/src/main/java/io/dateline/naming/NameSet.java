package io.dateline.comment.naming;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whole names, found in any spelling. */
public final class NameSet {

    /** No names. */
    public static final NameSet EMPTY = new NameSet(List.of());

    private final Set<String> names;
    private final Set<String> folded;
    private @Nullable Set<String> lookAlikes;

    /** These names. */
    public NameSet(Collection<String> names) {
        this.names = Set.copyOf(names);
        this.folded = names.stream()
                .map(name -> Folding.lettersOf(Folding.fold(name)))
                .filter(letters -> !letters.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean holdsFolded(String letters) {
        return folded.contains(letters);
    }

    boolean holdsLookAlike(String letters) {
        return lookAlikes().contains(letters);
    }

    /** Made when they are first asked for, by one of those who ask. */
    private synchronized Set<String> lookAlikes() {
        Set<String> made = lookAlikes;
        if (made == null) {
            made = new HashSet<>();
            for (String name : names) {
                for (String looks : LookAlikes.of(name)) {
                    made.add(Folding.lettersOf(looks));
                }
            }
            made.remove("");
            lookAlikes = made;
        }
        return made;
    }
}
