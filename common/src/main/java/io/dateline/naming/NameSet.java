package io.dateline.naming;

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

    private final Set<String> folded;
    private final Looks all;
    private final Looks beyondAscii;

    /** These names. */
    public NameSet(Collection<String> names) {
        this.folded = names.stream()
                .map(name -> Folding.lettersOf(Folding.fold(name)))
                .filter(letters -> !letters.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.all = new Looks(Set.copyOf(names));
        this.beyondAscii = new Looks(
                names.stream().filter(name -> !Folding.isAscii(name)).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Whether one of them could be taken for this name: it is the same but for case, blanks, punctuation and what is
     * invisible, or, where one of the two is not of ASCII alone, it looks the same.
     */
    public boolean holdsLike(String name) {
        Looks looks = Folding.isAscii(name) ? beyondAscii : all;
        return holdsFolded(Folding.lettersOf(Folding.fold(name)))
                || (!looks.names.isEmpty()
                        && LookAlikes.of(name).stream().anyMatch(look -> looks.contain(Folding.lettersOf(look))));
    }

    /** Whether one of them has these letters, once folded. */
    public boolean holdsFolded(String letters) {
        return folded.contains(letters);
    }

    /** Whether the letters of one of them look like these. */
    public boolean holdsLookAlike(String letters) {
        return all.contain(letters);
    }

    /** What some names look like; made when it is first asked for, by one of those who ask. */
    private static final class Looks {

        private final Set<String> names;
        private @Nullable Set<String> letters;

        private Looks(Set<String> names) {
            this.names = names;
        }

        private boolean contain(String wanted) {
            return letters().contains(wanted);
        }

        private synchronized Set<String> letters() {
            Set<String> made = letters;
            if (made == null) {
                made = new HashSet<>();
                for (String name : names) {
                    for (String look : LookAlikes.of(name)) {
                        made.add(Folding.lettersOf(look));
                    }
                }
                made.remove("");
                letters = made;
            }
            return made;
        }
    }
}
