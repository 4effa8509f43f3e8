package io.dateline.article.text;

import com.ibm.icu.text.SpoofChecker;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of people, and whether another could be taken for one of them: it makes the same slug, so that they differ at most in
 * case, accents, script and punctuation; or, where one of the two is not of ASCII alone, it looks the same (UTS #39). Within
 * ASCII that would find too much: {@code modern} would be {@code modem}.
 */
public final class LikeNames {

    private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();

    private final Set<String> slugs = new HashSet<>();
    private final Set<String> looks = new HashSet<>();
    private final Set<String> looksBeyondAscii = new HashSet<>();

    /** None at first. */
    public LikeNames() {}

    /** Adds one. */
    public void add(String name) {
        slugs.add(slug(name));
        Set<String> looksOfName = looksOf(name);
        looks.addAll(looksOfName);
        if (!isAscii(name)) {
            looksBeyondAscii.addAll(looksOfName);
        }
    }

    /** Whether there is one that this could be taken for. */
    public boolean hasLike(String name) {
        return slugs.contains(slug(name))
                || !Collections.disjoint(isAscii(name) ? looksBeyondAscii : looks, looksOf(name));
    }

    private static String slug(String name) {
        return SlugText.of(name, name);
    }

    /** A capital and its small letter resemble different letters, so the name is looked at as it is and in small letters. */
    private static Set<String> looksOf(String name) {
        return Set.copyOf(List.of(look(name), look(LOOKS.getSkeleton(name))));
    }

    private static String look(String name) {
        return LOOKS.getSkeleton(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isAscii(String name) {
        return name.codePoints().allMatch(c -> c < 0x80);
    }
}
