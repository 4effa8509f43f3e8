package io.dateline.comment.naming;

import io.dateline.naming.DigitLetters;
import io.dateline.naming.Folding;
import io.dateline.naming.LookAlikes;
import io.dateline.naming.NameSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names that nobody may comment under, since readers would take them for the newsroom's.
 *
 * <p>Two questions are asked about a name. Does it stand for the newsroom by its words ({@link NewsroomWords}, and
 * those the operator reserves)? Is it, without such words and numbers, the name of a member of staff? Both are asked of
 * the name as {@link Folding} folds it, of its readings with digits as letters ({@link DigitLetters}), and, if it has a
 * character beyond ASCII, of its look-alikes ({@link LookAlikes}). So {@code A d-m.i.n} is reserved, and so is {@code
 * аdmin} with a Cyrillic letter, but {@code Adminton} is not, and {@code modern} is not {@code modem}.
 */
public final class ReservedNames {

    private final List<String> ofTheOperator;
    private final Supplier<NameSet> staff;
    private final NewsroomWords words;
    private final NewsroomWords wordsAsTheyAreRead;
    private volatile @Nullable NewsroomWords wordsAsTheyLook;

    /**
     * The built-in words, and those of the operator.
     *
     * @param ofTheOperator names that stand for this newsroom, such as that of the paper
     * @param staff the present names of the staff
     */
    public ReservedNames(List<String> ofTheOperator, Supplier<NameSet> staff) {
        this.ofTheOperator = List.copyOf(ofTheOperator);
        this.staff = staff;
        this.words = new NewsroomWords(ofTheOperator, Set::of);
        this.wordsAsTheyAreRead = new NewsroomWords(ofTheOperator, word -> Set.of(DigitLetters.plain(word)));
    }

    /** Whether a name is reserved. For any text; takes time linear in its length. */
    public boolean contains(String name) {
        String folded = Folding.fold(name);
        return isOne(folded, words, staff.get()::holdsFolded)
                || DigitLetters.readings(folded).stream()
                        .anyMatch(read -> isOne(read, wordsAsTheyAreRead, staff.get()::holdsRead))
                || (!Folding.isAscii(name) && looksLikeOne(name));
    }

    private boolean looksLikeOne(String name) {
        NewsroomWords words = wordsAsTheyLook();
        NameSet staff = this.staff.get();
        for (String looks : LookAlikes.of(name)) {
            if (isOne(looks, words, staff::holdsLookAlike)) {
                return true;
            }
        }
        return false;
    }

    /** A first name beside a newsroom word may be anybody's: {@code Mo Staff} is not {@code Mo}. */
    private static boolean isOne(String form, NewsroomWords offices, Predicate<String> isOfTheStaff) {
        List<String> words = Folding.words(form);
        if (offices.matches(Folding.words(Folding.withoutMarks(form))) || isOfTheStaff.test(String.join("", words))) {
            return true;
        }
        List<String> left = offices.otherWords(words);
        return left.size() > 1 && isOfTheStaff.test(String.join("", left));
    }

    /** Computed at the first use; two threads may compute it at the same time, which does no harm. */
    private NewsroomWords wordsAsTheyLook() {
        NewsroomWords made = wordsAsTheyLook;
        if (made == null) {
            made = new NewsroomWords(ofTheOperator, ReservedNames::looksOf);
            wordsAsTheyLook = made;
        }
        return made;
    }

    private static Set<String> looksOf(String word) {
        return LookAlikes.of(word).stream().map(Folding::withoutMarks).collect(Collectors.toSet());
    }
}
