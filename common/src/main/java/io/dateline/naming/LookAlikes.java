package io.dateline.naming;

import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.SpoofChecker;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a name looks like, by the skeletons of UTS #39: names that share one look alike. For names that hold a character beyond
 * ASCII, and for what they are compared with.
 *
 * <p>Skeletons depend on the version of ICU, so they are made when they are needed and never stored. The tables cost some 100 ms
 * and 2 MB when they are first used, which a newsroom whose readers write ASCII never pays.
 */
public final class LookAlikes {

    private LookAlikes() {}

    /**
     * All that it may be taken for, blanks and punctuation still in it. A capital and its small letter resemble different
     * letters, so the name is looked at as it is and folded; one with letters from right to left also in the order in which
     * they stand in a line of either direction.
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

    /** Folded and reduced once more, since the first skeleton may hold capitals; a capital I is no other than an l there. */
    private static void add(Set<String> looks, String skeleton) {
        String small = Folding.fold(StyledLetters.plain(skeleton));
        looks.add(Checker.CONFUSABLES.getSkeleton(small).replace('i', 'l'));
    }

    /** Loaded when it is first used; safe for all threads. */
    private static final class Checker {

        private static final SpoofChecker CONFUSABLES =
                new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    }
}
