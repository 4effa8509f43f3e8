package io.dateline.article.slug;

import static java.util.Map.entry;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which transliteration is for which language and script: rules of our own where a language has a custom or a law that ICU does
 * not follow, ICU's else. Each is made when it is needed first, and kept; there are no more than are named here.
 */
final class Transliterations {

    /** The last step for all: letters of Latin script without what ASCII lacks. */
    static final Transliterator TO_ASCII = Transliterator.createFromRules("ascii", """
            ɔ > o; ɛ > e; ə > e; ǝ > e; ɖ > d; ɗ > d; ɓ > b; ƙ > k; ŋ > n; ɣ > g; ʋ > v; ƴ > y; ɩ > i; ʊ > u; ɨ > i; ʉ > u;
            ::Latin-ASCII;
            """, Transliterator.FORWARD);

    private static final String GERMAN = "ä > ae; ö > oe; ü > ue;";
    private static final String DANISH = "æ > ae; ø > oe; å > aa;";
    private static final String SERBO_CROATIAN = "đ > dj; ђ > dj;";

    /** The resolution 55 of the Ukrainian government of 2010. */
    private static final String UKRAINIAN = """
            $start = [^[:L:][:M:]];
            $start { є > ye; $start { ї > yi; $start { й > y; $start { ю > yu; $start { я > ya;
            є > ie; ї > i; й > i; ю > iu; я > ia; зг > zgh;
            а > a; б > b; в > v; г > h; ґ > g; д > d; е > e; ж > zh; з > z; и > y; і > i; к > k; л > l; м > m; н > n; о > o;
            п > p; р > r; с > s; т > t; у > u; ф > f; х > kh; ц > ts; ч > ch; ш > sh; щ > shch; ь > ;
            """;

    /** The Bulgarian law on transliteration of 2009. */
    private static final String BULGARIAN = """
            $end = [^[:L:][:M:]];
            българия > bulgaria; ия } $end > ia;
            а > a; б > b; в > v; г > g; д > d; е > e; ж > zh; з > z; и > i; й > y; к > k; л > l; м > m; н > n; о > o; п > p;
            р > r; с > s; т > t; у > u; ф > f; х > h; ц > ts; ч > ch; ш > sh; щ > sht; ъ > a; ь > y; ю > yu; я > ya;
            """;

    /** As in Macedonian passports, but for џ. */
    private static final String MACEDONIAN = """
            ѓ > gj; ж > zh; ѕ > dz; ј > j; љ > lj; њ > nj; ќ > kj; х > h; ц > c; ч > ch; џ > dzh; ш > sh;
            """;

    /** Where Persian differs from Arabic. */
    private static final String PERSIAN = "و > v; ث > s; ذ > z; ض > z;";

    /** Consonants as the United Nations write them; vowels that are not written cannot be read. */
    private static final String ARABIC = """
            آ > a; أ > a; إ > i; ا > a; ٱ > a; ء > ; ؤ > w; ئ > y; ب > b; ة > a; ت > t; ث > th; ج > j; ح > h; خ > kh; د > d;
            ذ > dh; ر > r; ز > z; س > s; ش > sh; ص > s; ض > d; ط > t; ظ > z; ع > ; غ > gh; ـ > ; ف > f; ق > q; ك > k; ل > l;
            م > m; ن > n; ه > h; و > w; ى > a; ي > y; پ > p; چ > ch; ژ > zh; ک > k; گ > g; ہ > h; ۃ > h; ی > y; ے > e;
            َ > a; ُ > u; ِ > i;
            ::Any-Latin;
            """;

    /** Consonants as the Academy of the Hebrew Language writes them in its simple form of 2006. */
    private static final String HEBREW = """
            א > ; ב > b; ג > g; ד > d; ה > h; ו > v; ז > z; ח > h; ט > t; י > y; כ > k; ך > k; ל > l; מ > m; ם > m; נ > n;
            ן > n; ס > s; ע > ; פ > p; ף > f; צ > ts; ץ > ts; ק > k; ר > r; ש > sh; ת > t;
            ::Any-Latin;
            """;

    /** Long vowels as Hepburn writes them, but for the macron. */
    private static final String HIRAGANA = "::Hiragana-Latin; ou > o; oo > o; uu > u;";

    private static final Map<String, String> OF_LANGUAGE = Map.ofEntries(
            entry("de", GERMAN),
            entry("gsw", GERMAN),
            entry("nds", GERMAN),
            entry("da", DANISH),
            entry("nb", DANISH),
            entry("nn", DANISH),
            entry("no", DANISH),
            entry("fo", DANISH),
            entry("kl", DANISH),
            entry("sr", SERBO_CROATIAN),
            entry("hr", SERBO_CROATIAN),
            entry("bs", SERBO_CROATIAN),
            entry("sh", SERBO_CROATIAN),
            entry("cnr", SERBO_CROATIAN),
            entry("fa", PERSIAN),
            entry("uk", UKRAINIAN),
            entry("bg", BULGARIAN),
            entry("mk", MACEDONIAN));

    /** How ICU calls what reads the Cyrillic letters of a language; those of all others are read as Russian. */
    private static final Map<String, String> CYRILLIC = Map.ofEntries(
            entry("az", "Azerbaijani-Latin/BGN"),
            entry("be", "Belarusian-Latin/BGN"),
            entry("bs", "Serbian-Latin/BGN"),
            entry("cnr", "Serbian-Latin/BGN"),
            entry("kk", "Kazakh-Latin/BGN"),
            entry("ky", "Kirghiz-Latin/BGN"),
            entry("mn", "Mongolian-Latin/BGN"),
            entry("sh", "Serbian-Latin/BGN"),
            entry("sr", "Serbian-Latin/BGN"),
            entry("tk", "Turkmen-Latin/BGN"),
            entry("uz", "Uzbek-Latin/BGN"));

    private static final Map<String, Transliterator> MADE = new ConcurrentHashMap<>();

    private Transliterations() {}

    /** What is done first in a language, by rules of our own; null for nothing. */
    static @Nullable Transliterator ofLanguage(String language) {
        String rules = OF_LANGUAGE.get(language);
        return rules == null ? null : byRules(language, rules);
    }

    /** What reads a script in a text of that language. */
    static Transliterator of(UnicodeScript script, String language) {
        return switch (script) {
            case ARABIC -> byRules("arabic", ARABIC);
            case ARMENIAN -> ofIcu("Armenian-Latin/BGN");
            case CYRILLIC -> ofIcu(CYRILLIC.getOrDefault(language, "Russian-Latin/BGN"));
            case ETHIOPIC -> ofIcu("Amharic-Latin/BGN");
            case GEORGIAN -> ofIcu("Georgian-Latin/BGN");
            case GREEK -> ofIcu("Greek-Latin/UNGEGN");
            case HEBREW -> byRules("hebrew", HEBREW);
            case HIRAGANA -> byRules("hiragana", HIRAGANA);
            case SINHALA -> ofIcu("si-si_Latn");
            default -> ofIcu("Any-Latin");
        };
    }

    /** By that of ICU; letters of the script that it does not know are read by the one for all scripts. */
    private static Transliterator ofIcu(String id) {
        return MADE.computeIfAbsent(id + ";Any-Latin", Transliterator::getInstance);
    }

    private static Transliterator byRules(String name, String rules) {
        return MADE.computeIfAbsent(name, made -> Transliterator.createFromRules(made, rules, Transliterator.FORWARD));
    }
}
