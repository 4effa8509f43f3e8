package io.dateline.article.text;

import com.ibm.icu.text.SpoofChecker;
import java.util.HashSet;
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
        looks.add(look(name));
        if (!isAscii(name)) {
            looksBeyondAscii.add(look(name));
        }
    }

    /** Whether there is one that this could be taken for. */
    public boolean hasLike(String name) {
        return slugs.contains(slug(name)) || (isAscii(name) ? looksBeyondAscii : looks).contains(look(name));
    }

    private static String slug(String name) {
        return SlugText.of(name, name);
    }

    private static String look(String name) {
        return LOOKS.getSkeleton(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isAscii(String name) {
        return name.codePoints().allMatch(c -> c < 0x80);
    }
}
