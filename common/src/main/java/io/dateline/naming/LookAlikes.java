package io.dateline.naming;

import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.SpoofChecker;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Look-alikes of names, by the skeletons of UTS #39: names with a common skeleton look alike. For names with a
 * character beyond ASCII, and for names they are compared with.
 *
 * <p>Skeletons depend on the version of ICU, so they are computed when needed and never stored. The tables take about
 * 100 ms and 2 MB at the first use, which does not happen where names are ASCII.
 */
public final class LookAlikes {

    private LookAlikes() {}

    /**
     * All skeletons of a name, with blanks and punctuation. A capital and its small letter resemble different letters,
     * so both the name and its folded form are taken; right-to-left names also in the order of letters in a line of
     * either direction.
     */
    public static Set<String> of(String name) {
        Set<String> looks = new LinkedHashSet<>();
        for (String form : List.of(name, Folding.fold(name))) {
            add(looks, Checker.CONFUSABLES.getSkeleton(form));
            if (Bidi.requiresBidi(form.toCharArray(), 0, form.length())) {
                add(looks, Checker.CONFUSABLES.getBidiSkeleton(Bidi.DIRECTION_LEFT_TO_RIGHT, form));
                add(looks, Checker.CONFUSABLES.getBidiSkeleton(Bidi.DIRECTION_RIGHT_TO_LEFT, form));
            }
        }
        return looks;
    }

    /**
     * Folds the skeleton and takes the skeleton of that, since the first one may contain capitals; there a capital I
     * equals an l.
     */
    private static void add(Set<String> looks, String skeleton) {
        String small = Folding.fold(StyledLetters.plain(skeleton));
        looks.add(Checker.CONFUSABLES.getSkeleton(small).replace('i', 'l'));
    }

    /** Loaded at first use; thread-safe. */
    private static final class Checker {

        private static final SpoofChecker CONFUSABLES =
                new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    }
}
