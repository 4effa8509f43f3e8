package io.dateline.article.slug;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.form.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTextTest {

    private static final String NEUTRAL = "article-17";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    en | Two leaders meet in the north | two-leaders-meet-in-the-north
                    fr | L'été à Besançon : « déjà vu » | lete-a-besancon-deja-vu
                    fr | L’œuvre d’Élise | loeuvre-delise
                    en | Łódź, Århus & Straße | lodz-arhus-strasse
                    de | Größe | groesse
                    de-AT | Ärger über Öl | aerger-ueber-oel
                    de-CH | Straße nach Übersee | strasse-nach-uebersee
                    de | GRÖẞE | groesse
                    en | Größe | grosse
                    da | Ålborg | aalborg
                    nb | Ålesund og Ærø | aalesund-og-aeroe
                    nn | Østfold | oestfold
                    no | Ås | aas
                    sv | Ålborg, äpple och Öland | alborg-apple-och-oland
                    fi | Hyvää päivää | hyvaa-paivaa
                    is | Þjóðin á æði | thjodin-a-aedi
                    tr | Işık İstanbul’da ağır | isik-istanbulda-agir
                    az | Azərbaycan | azerbaycan
                    vi | Đường phố Hà Nội | duong-pho-ha-noi
                    hr | Đoković i češće žđa | djokovic-i-cesce-zdja
                    sr | Ђоковић и Љубљана | djokovic-i-ljubljana
                    pl | Zażółć gęślą jaźń | zazolc-gesla-jazn
                    ro | Țară și București | tara-si-bucuresti
                    es | ¿Qué pasó? El niño | que-paso-el-nino
                    ca | L'excel·lència paraŀlela | lexcellencia-parallela
                    nl | Ĳsland en ’s-Gravenhage | ijsland-en-s-gravenhage
                    haw | Hawaiʻi | hawaii
                    ha | Ƙarfe da ɗan ɓera | karfe-da-dan-bera
                    """)
    void whatIsOfLatinLettersIsWrittenAsItsLanguageDoes(String lang, String headline, String slug) {
        assertThat(SlugText.of(headline, lang, NEUTRAL)).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    ru | Выборы в Москве | vybory-v-moskve
                    ru | Щука, Ельцин, объезд, советский, хорошо | shchuka-yeltsin-obyezd-sovetskiy-khorosho
                    uk | Київ: Україна, Зеленський | kyiv-ukraina-zelenskyi
                    uk | П’ять, Їжак, згода, Галаґан | piat-yizhak-zghoda-halagan
                    bg | България и София: ъгъл, щастие | bulgaria-i-sofia-agal-shtastie
                    be | Мінск і Гродна | minsk-i-hrodna
                    mk | Ѓорѓи, Ќумова и Жени | gjorgji-kjumova-i-zheni
                    kk | Қазақстан | qazaqstan
                    en | Спутник again | sputnik-again
                    el | Ελλάδα σήμερα: Ευρωπαϊκή Ένωση | ellada-simera-evropaiki-enosi
                    el | Μπορεί αυτό, Άγγελος | borei-afto-angelos
                    he | שלום עולם: צה"ל | shlvm-vlm-tshl
                    ar | القاهرة ٢٠٢٤ | alqahra-2024
                    fa | ایران و می‌خواهم | ayran-v-mykhvahm
                    hi | नमस्ते दुनिया | namaste-duniya
                    th | สวัสดีชาวโลก | swasdi-chaw-lok
                    ka | თბილისი | tbilisi
                    hy | Հայաստան | hayastan
                    ko | 서울의 봄 | seoul-ui-bom
                    ko | 한국, 독립문, 신라, 왕십리, 같이, 좋고, 설악 | hanguk-dongnimmun-silla-wangsimni-gachi-joko-seorak
                    zh | 北京天气 | bei-jing-tian-qi
                    zh-Hant-TW | 臺灣 iPhone發布 2024年 | tai-wan-iphone-fa-bu-2024-nian
                    ja | ラーメン と らーめん | ramen-to-ramen
                    ja | とうきょう コーヒー | tokyo-kohi
                    """)
    void otherScriptsAreReadByTheCustomOfTheLanguage(String lang, String headline, String slug) {
        assertThat(SlugText.of(headline, lang, NEUTRAL)).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ja | 東京で地震 | article-17
                    ja | 東京タワー | article-17
                    ja | 2024年の東京 | article-17
                    ja | iPhone 15発売 | iphone-15
                    ja | NHKの東京放送 | nhk
                    ko | 大韓民國 | article-17
                    ko | 美 관세 인상 | gwanse-insang
                    vi | 越南 | article-17
                    und | 東京 | article-17
                    en | 北京 and Beijing | and-beijing
                    """)
    void chineseCharactersAreReadInChineseOnly(String lang, String headline, String slug) {
        assertThat(SlugText.of(headline, lang, NEUTRAL)).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    x² | x2
                    ① | 1
                    Ⅷ | viii
                    5½ and ½ | 5-1-2-and-1-2
                    10² m² | 10-2-m2
                    ﬁne Ｆｕｌｌ ＷＩＤＴＨ | fine-full-width
                    𝐁𝐨𝐥𝐝 | bold
                    № 5 | no-5
                    Brand™ new® | brand-new
                    --- 100 % --- | 100
                    Salt & pepper + a@b # 1 | salt-pepper-a-b-1
                    it’s “done” rock'n'roll it´s O‘Neil | its-done-rocknroll-its-oneil
                    🎉 Party 👩‍🚀 1️⃣ | party-1
                    Zei\u00adtung and zero\u200bwidth | zeitung-and-zerowidth
                    cafe\u0301 | cafe
                    """)
    void whatStandsForLettersAndDigitsIsReadAsThem(String headline, String slug) {
        assertThat(SlugText.of(headline, "en", NEUTRAL)).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource({
        "en, x²",
        "ur, ٹیلی",
        "am, አማርኛ",
        "my, မြန်မာ",
        "km, ភ្នំពេញ",
        "bo, བོད",
        "si, ලංකාව",
        "ta, தமிழ்",
        "xx, ʃʒ"
    })
    void aSlugOfAnyScriptHasItsForm(String lang, String headline) {
        assertThat(SlugText.of(headline, lang, NEUTRAL)).matches(Slug::isSlug);
    }

    @ParameterizedTest
    @CsvSource({"!!!", "🎉🎉", "'   '", "\u202e", "\u0301", "\ufe0f", "&"})
    void whatHasNoLettersGetsAnotherSlug(String headline) {
        assertThat(SlugText.of(headline, "en", NEUTRAL)).isEqualTo(NEUTRAL);
    }

    @Test
    void aLongSlugEndsWithAWord() {
        String slug = SlugText.of("word ".repeat(60), "en", NEUTRAL);

        assertThat(slug).hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH).endsWith("-word");
        assertThat(SlugText.of("x".repeat(500), "en", NEUTRAL)).hasSize(Slug.MAX_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ß", "щ", "北", "각"})
    void aSlugThatGrowsInLatinLettersIsNotLongerThanAny(String letter) {
        for (String lang : new String[] {"de", "ru", "zh", "ko"}) {
            assertThat(SlugText.of(letter.repeat(1_200), lang, NEUTRAL)).matches(Slug::isSlug);
        }
    }

    @Test
    void aNumberedSlugIsNoLongerThanAny() {
        String slug = SlugText.numbered(SlugText.stem("x".repeat(100)), 123_456_789);

        assertThat(slug).matches(Slug::isSlug).endsWith("-123456789");
    }

    @ParameterizedTest
    @CsvSource({"''", "A", "a--b", "-a", "a-", "../etc", "a%00", "a_b", "é"})
    void whatHasNotItsFormIsNoSlug(String text) {
        assertThat(Slug.isSlug(text)).isFalse();
    }

    @Test
    void aNameForPeopleIsMadeOfASlug() {
        assertThat(SlugText.asName("a-writer-2")).isEqualTo("A Writer 2");
    }
}
