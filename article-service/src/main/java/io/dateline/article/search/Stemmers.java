package io.dateline.article.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.ckb.SoraniNormalizationFilter;
import org.apache.lucene.analysis.ckb.SoraniStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.es.SpanishPluralStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.gl.GalicianStemFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.no.NorwegianNormalizationFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseStemFilter;
import org.apache.lucene.analysis.ro.RomanianNormalizationFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianNormalizationFilter;
import org.apache.lucene.analysis.te.TeluguNormalizationFilter;
import org.apache.lucene.analysis.te.TeluguStemFilter;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.BasqueStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.IndonesianStemmer;
import org.tartarus.snowball.ext.IrishStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NepaliStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TamilStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;
import org.tartarus.snowball.ext.YiddishStemmer;

/**
 * The filters that make the stems of each language, mostly those of Lucene's analysers. Others were taken where they make more
 * singulars and plurals equal, as for Italian, Portuguese and Spanish.
 */
final class Stemmers {

    /** By language. The classes of a language are loaded when it is first used. */
    private static final Map<String, UnaryOperator<TokenStream>> BY_LANGUAGE = Map.ofEntries(
            Map.entry("ar", words -> new ArabicStemFilter(new ArabicNormalizationFilter(words))),
            Map.entry("bg", BulgarianStemFilter::new),
            Map.entry("bn", words -> new BengaliStemFilter(new BengaliNormalizationFilter(indic(words)))),
            Map.entry("ca", words -> snowball(words, new CatalanStemmer())),
            Map.entry("ckb", words -> new SoraniStemFilter(new SoraniNormalizationFilter(words))),
            Map.entry("cs", CzechStemFilter::new),
            Map.entry("da", words -> snowball(new NorwegianNormalizationFilter(words), new DanishStemmer())),
            Map.entry("de", words -> snowball(new GermanNormalizationFilter(words), new GermanStemmer())),
            Map.entry("el", words -> new GreekStemFilter(new GreekLowerCaseFilter(words))),
            Map.entry("en", words -> snowball(words, new EnglishStemmer())),
            Map.entry("es", SpanishPluralStemFilter::new),
            Map.entry("et", words -> snowball(words, new EstonianStemmer())),
            Map.entry("eu", words -> snowball(words, new BasqueStemmer())),
            Map.entry("fa", words -> new PersianStemFilter(arabic(words))),
            Map.entry("fi", words -> snowball(words, new FinnishStemmer())),
            Map.entry("fr", FrenchLightStemFilter::new),
            Map.entry("ga", words -> snowball(words, new IrishStemmer())),
            Map.entry("gl", GalicianStemFilter::new),
            Map.entry("hi", words -> new HindiStemFilter(new HindiNormalizationFilter(indic(words)))),
            Map.entry("hu", words -> snowball(words, new HungarianStemmer())),
            Map.entry("hy", words -> snowball(words, new ArmenianStemmer())),
            Map.entry("id", words -> snowball(words, new IndonesianStemmer())),
            Map.entry("it", words -> snowball(words, new ItalianStemmer())),
            Map.entry("lt", words -> snowball(words, new LithuanianStemmer())),
            Map.entry("lv", LatvianStemFilter::new),
            Map.entry("ne", words -> snowball(indic(words), new NepaliStemmer())),
            Map.entry("nl", words -> snowball(words, new DutchStemmer())),
            Map.entry("no", words -> snowball(new NorwegianNormalizationFilter(words), new NorwegianStemmer())),
            Map.entry("pt", PortugueseStemFilter::new),
            Map.entry("ro", words -> snowball(new RomanianNormalizationFilter(words), new RomanianStemmer())),
            Map.entry("ru", words -> snowball(words, new RussianStemmer())),
            Map.entry("sr", words -> snowball(new SerbianNormalizationFilter(words), new SerbianStemmer())),
            Map.entry("sv", words -> snowball(words, new SwedishStemmer())),
            Map.entry("ta", words -> snowball(indic(words), new TamilStemmer())),
            Map.entry("te", words -> new TeluguStemFilter(new TeluguNormalizationFilter(indic(words)))),
            Map.entry("tr", Stemmers::turkish),
            Map.entry("yi", words -> snowball(words, new YiddishStemmer())));

    /** Of languages where two stemmers find more than one: these know accents that readers leave out. */
    private static final Map<String, UnaryOperator<TokenStream>> SECOND =
            Map.of("es", SpanishLightStemFilter::new, "pt", PortugueseLightStemFilter::new);

    /** Languages that share the stemmer of another, or have another name there. */
    private static final Map<String, String> SAME_AS =
            Map.of("nb", "no", "nn", "no", "bs", "sr", "hr", "sr", "sh", "sr", "mo", "ro", "in", "id", "ji", "yi");

    private Stemmers() {}

    /** The name of the stemmer for a language tag, or null: that of {@code pt-BR} is {@code pt}. */
    static @Nullable String nameFor(String lang) {
        String language = Locale.forLanguageTag(lang).getLanguage();
        String name = SAME_AS.getOrDefault(language, language);
        return BY_LANGUAGE.containsKey(name) ? name : null;
    }

    /** New stemmers of that name, one or two, which take words in folded case and with their accents; none for null. */
    static List<WordFilter> named(@Nullable String name) {
        return name == null
                ? List.of()
                : Stream.of(BY_LANGUAGE, SECOND)
                        .map(stemmers -> stemmers.get(name))
                        .filter(Objects::nonNull)
                        .map(WordFilter::new)
                        .toList();
    }

    /** A filter that makes the spellings of Arabic and Persian equal that keyboards and readers do not keep apart. */
    static WordFilter arabicSpelling() {
        return new WordFilter(Stemmers::arabic);
    }

    /** Several times: the stemmer takes endings off most stems, too, so that a word and its plural meet only in the end. */
    private static TokenStream turkish(TokenStream words) {
        TokenStream once = snowball(words, new TurkishStemmer());
        TokenStream twice = snowball(once, new TurkishStemmer());
        return snowball(twice, new TurkishStemmer());
    }

    private static TokenStream arabic(TokenStream words) {
        return new PersianNormalizationFilter(new ArabicNormalizationFilter(words));
    }

    private static TokenStream indic(TokenStream words) {
        return new IndicNormalizationFilter(words);
    }

    private static TokenStream snowball(TokenStream words, SnowballStemmer stemmer) {
        return new SnowballFilter(words, stemmer);
    }
}
