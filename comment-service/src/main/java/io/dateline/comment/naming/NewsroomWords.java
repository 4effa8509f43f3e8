package io.dateline.comment.naming;

import io.dateline.naming.Folding;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that stand for the newsroom, and whether a name consists of them.
 *
 * <p>A name stands for the newsroom if one of its words is a title, apart from digits at its end ({@code Jane, editor},
 * {@code admin2}), or if all its letters consist of these words alone ({@code A d m i n}, {@code The Staff}, {@code
 * SiteMods}). A word that is also a first name or surname is not a title: {@code Mo Staff} and {@code Joe Root} may
 * comment.
 */
final class NewsroomWords {

    // All words are folded and without accents, as names are compared.

    /** Words that are nobody's name: one of them is enough. */
    private static final String TITLES = """
            admin admins administrator administrators sysadmin webadmin webmaster superuser moderator moderators
            editor editors newsroom official
            administrateur administratrice moderateur moderatrice moderateurs redacteur redactrice
            redaktion redakteur redakteurin redakteure chefredakteur chefredakteurin chefredaktion moderatorin administratorin
            administrador administradora moderador moderadora redaccion redator redatora redacao
            amministratore amministratrice moderatore moderatrice redazione redattore redattrice caporedattore
            beheerder redactie redacteur hoofdredacteur hoofdredactie
            redaktor redaktør redaktionen redaksjonen yllapito toimitus redakcja redakce
            редакция редактор админ администратор модератор редакція адмін адміністратор διαχειριστησ
            """;

    /** Words that are also names or ordinary words: they count only if the name has no other word. */
    private static final String OTHERS = """
            staff staffwriter staffreporter mod mods moderation administration support helpdesk system root
            editorial newsdesk newsteam dateline redaction officiel officielle offiziell oficial ufficiale
            المشرف الإدارة المدير التحرير מנהל עורך המערכת
            管理员 管理員 管理人 管理者 版主 编辑 編輯 编辑部 編輯部 編集部 編集長 官方 運営
            관리자 운영자 편집부 संपादक व्यवस्थापक
            """;

    /** Words that may stand beside the others, and mean nothing alone. */
    private static final String COMPANIONS = "site web news team desk board chief head senior";

    /** Articles, which are ignored as separate words. */
    private static final String ARTICLES = "the our of la le les el los las il lo der die das de het";

    private static final int LONGEST_NAME = 2_000;

    private final Set<String> titles;
    private final Set<String> offices;
    private final Set<String> companions;
    private final Set<String> articles;
    private final int longest;

    /**
     * The built-in words, and more words that count like {@link #OTHERS}.
     *
     * @param more names, each of one or more words
     * @param form the forms in which a folded word without accents is compared
     */
    NewsroomWords(Collection<String> more, Function<String, Set<String>> form) {
        titles = words(TITLES, form);
        companions = words(COMPANIONS, form);
        articles = words(ARTICLES, form);
        offices = new HashSet<>(titles);
        offices.addAll(words(OTHERS, form));
        for (String name : more) {
            for (String found : form.apply(Folding.withoutMarks(Folding.fold(name)))) {
                offices.add(Folding.lettersOf(found));
                offices.add(withoutArticles(Folding.words(found)));
            }
        }
        offices.remove("");
        longest = Stream.concat(offices.stream(), companions.stream())
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /** Whether a name of these words, in the same form, stands for the newsroom. */
    boolean matches(List<String> words) {
        return words.stream().anyMatch(word -> titles.contains(withoutNumber(word)))
                || consistsOfThem(String.join("", words))
                || consistsOfThem(withoutArticles(words));
    }

    /** The other words of a name: {@code Jane Doe} in {@code Jane Doe 2 (staff)}. */
    List<String> otherWords(List<String> words) {
        return words.stream()
                .map(NewsroomWords::withoutNumber)
                .filter(word -> !word.isEmpty() && !offices.contains(word) && !companions.contains(word))
                .toList();
    }

    /**
     * Whether the letters are a sequence of these words, companions and digits, with at least one word that is not a
     * companion.
     */
    private boolean consistsOfThem(String letters) {
        if (letters.length() > LONGEST_NAME) {
            return false;
        }
        boolean[] reached = new boolean[letters.length() + 1];
        boolean[] withOffice = new boolean[letters.length() + 1];
        reached[0] = true;
        for (int start = 0; start < letters.length(); start++) {
            if (!reached[start]) {
                continue;
            }
            if (Character.isDigit(letters.charAt(start))) {
                reached[start + 1] = true;
                withOffice[start + 1] |= withOffice[start];
            }
            for (int end = start + 1; end <= Math.min(letters.length(), start + longest); end++) {
                String part = letters.substring(start, end);
                boolean office = offices.contains(part);
                if (office || companions.contains(part)) {
                    reached[end] = true;
                    withOffice[end] |= office || withOffice[start];
                }
            }
        }
        return withOffice[letters.length()];
    }

    private static String withoutNumber(String word) {
        int end = word.length();
        while (end > 0 && Character.isDigit(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(0, end);
    }

    private String withoutArticles(List<String> words) {
        return words.stream().filter(word -> !articles.contains(word)).collect(Collectors.joining());
    }

    private static Set<String> words(String text, Function<String, Set<String>> form) {
        return text.lines()
                .flatMap(line -> Stream.of(line.split(" ")))
                .filter(word -> !word.isEmpty())
                .flatMap(word -> form.apply(Folding.withoutMarks(word)).stream())
                .map(Folding::lettersOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
