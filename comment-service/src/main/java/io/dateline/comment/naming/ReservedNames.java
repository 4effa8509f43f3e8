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
 * <p>Two questions are asked of a name. Does it stand for the newsroom, by its words ({@link NewsroomWords}, and what the
 * operator reserves)? Is it, office words and numbers aside, the name of one of the staff? Both are asked of the name as
 * {@link Folding} reads it, of what it is where digits stand for letters ({@link DigitLetters}), and, where it holds a
 * character beyond ASCII, of all that it looks like ({@link LookAlikes}). So {@code A d-m.i.n} is one and {@code аdmin} with a
 * Cyrillic letter is one, but {@code Adminton} is none, and {@code modern} is not {@code modem}.
 */
public final class ReservedNames {

    private final List<String> ofTheOperator;
    private final Supplier<NameSet> staff;
    private final NewsroomWords words;
    private final NewsroomWords wordsAsTheyAreRead;
    private volatile @Nullable NewsroomWords wordsAsTheyLook;

    /**
     * Built-in words, and these.
     *
     * @param ofTheOperator names that stand for this newsroom, such as that of the paper
     * @param staff gives the present names of the staff
     */
    public ReservedNames(List<String> ofTheOperator, Supplier<NameSet> staff) {
        this.ofTheOperator = List.copyOf(ofTheOperator);
        this.staff = staff;
        this.words = new NewsroomWords(ofTheOperator, Set::of);
        this.wordsAsTheyAreRead = new NewsroomWords(ofTheOperator, word -> Set.of(DigitLetters.plain(word)));
    }

    /** Whether it is one of them; of any text, in time that grows with it no faster than the text. */
    public boolean include(String name) {
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

    /** A first name beside an office word may be anybody's: {@code Mo Staff} is not {@code Mo}. */
    private static boolean isOne(String form, NewsroomWords offices, Predicate<String> isOfTheStaff) {
        List<String> words = Folding.words(form);
        if (offices.name(Folding.words(Folding.withoutMarks(form))) || isOfTheStaff.test(String.join("", words))) {
            return true;
        }
        List<String> left = offices.leftOf(words);
        return left.size() > 1 && isOfTheStaff.test(String.join("", left));
    }

    /** Made when it is first asked for; made twice if two ask at the same time, which does no harm. */
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
