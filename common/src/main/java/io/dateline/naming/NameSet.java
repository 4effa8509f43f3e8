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

/** Whole names, found in any spelling. */
public final class NameSet {

    /** No names. */
    public static final NameSet EMPTY = new NameSet(List.of());

    private final Set<String> folded;
    private final Forms looks;
    private final Forms looksBeyondAscii;
    private final Forms plain;

    /** These names. */
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
     * Whether one of them could be taken for this name: it is the same but for case, blanks, punctuation and what is
     * invisible, or for digits that stand for letters ({@link DigitLetters}), or, where one of the two is not of ASCII alone,
     * it looks the same.
     */
    public boolean holdsLike(String name) {
        String own = Folding.fold(name);
        Forms alike = Folding.isAscii(name) ? looksBeyondAscii : looks;
        return holdsFolded(Folding.lettersOf(own))
                || DigitLetters.readings(own).stream().anyMatch(read -> holdsRead(Folding.lettersOf(read)))
                || (!alike.names.isEmpty()
                        && LookAlikes.of(name).stream().anyMatch(look -> alike.contain(Folding.lettersOf(look))));
    }

    /** Whether one of them has these letters, once folded. */
    public boolean holdsFolded(String letters) {
        return folded.contains(letters);
    }

    /** Whether one of them has these letters, of a {@linkplain DigitLetters#readings reading} of a name. */
    public boolean holdsRead(String letters) {
        return plain.contain(letters);
    }

    /** Whether the letters of one of them look like these. */
    public boolean holdsLookAlike(String letters) {
        return looks.contain(letters);
    }

    /** Some names in other forms; made when they are first asked for, by one of those who ask. */
    private static final class Forms {

        private final Set<String> names;
        private final Function<String, Set<String>> form;

        // No monitor, in which a virtual thread of JDK 21 would hold its carrier.
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
