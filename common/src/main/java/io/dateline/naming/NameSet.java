package io.dateline.naming;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A set of whole names that finds a name in any spelling. */
public final class NameSet {

    /** No names. */
    public static final NameSet EMPTY = new NameSet(List.of());

    private final Set<String> folded;
    private final Forms looks;
    private final Forms looksBeyondAscii;
    private final Forms plain;

    /** A set of these names. */
    public NameSet(Collection<String> names) {
        this.folded = names.stream()
                .map(name -> Folding.lettersOf(Folding.fold(name)))
                .filter(letters -> !letters.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.looks = new Forms(Set.copyOf(names), LookAlikes::of);
        this.looksBeyondAscii = new Forms(
                names.stream().filter(name -> !Folding.isAscii(name)).collect(Collectors.toUnmodifiableSet()),
                LookAlikes::of);
        this.plain = new Forms(folded, letters -> Set.of(DigitLetters.plain(letters)));
    }

    /**
     * Whether readers could take this name for one in the set: it differs only in case, blanks, punctuation and
     * invisible characters, or by digits that stand for letters ({@link DigitLetters}), or, if one of the two is not
     * ASCII, it looks the same ({@link LookAlikes}).
     */
    public boolean holdsLike(String name) {
        String own = Folding.fold(name);
        Forms alike = Folding.isAscii(name) ? looksBeyondAscii : looks;
        return holdsFolded(Folding.lettersOf(own))
                || DigitLetters.readings(own).stream().anyMatch(read -> holdsRead(Folding.lettersOf(read)))
                || (!alike.names.isEmpty()
                        && LookAlikes.of(name).stream().anyMatch(look -> alike.contain(Folding.lettersOf(look))));
    }

    /** Whether the set has a name with these letters once folded. */
    public boolean holdsFolded(String letters) {
        return folded.contains(letters);
    }

    /** Whether the set has a name with these letters of a {@linkplain DigitLetters#readings reading}. */
    public boolean holdsRead(String letters) {
        return plain.contain(letters);
    }

    /** Whether the set has a name with this skeleton. */
    public boolean holdsLookAlike(String letters) {
        return looks.contain(letters);
    }

    /** Names in another form; computed at the first use, by one thread. */
    private static final class Forms {

        private final Set<String> names;
        private final Function<String, Set<String>> form;

        // Not synchronized, which would pin a virtual thread of JDK 21 to its carrier.
        private final Lock making = new ReentrantLock();
        private volatile @Nullable Set<String> letters;

        private Forms(Set<String> names, Function<String, Set<String>> form) {
            this.names = names;
            this.form = form;
        }

        private boolean contain(String wanted) {
            Set<String> made = letters;
            return (made == null ? make() : made).contains(wanted);
        }

        private Set<String> make() {
            making.lock();
            try {
                Set<String> made = letters;
                if (made == null) {
                    made = new HashSet<>();
                    for (String name : names) {
                        for (String other : form.apply(name)) {
                            made.add(Folding.lettersOf(other));
                        }
                    }
                    made.remove("");
                    letters = made;
                }
                return made;
            } finally {
                making.unlock();
            }
        }
    }
}
