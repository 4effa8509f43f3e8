package io.dateline.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisTest {

    /** A text, and a question that finds it in the language of the text. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            en  | Minister “resigned today”            | resigned
            en  | The ministers have resigned          | minister resigns
            en  | O’Brien’s well‑known e‑mail          | o'brien
            en  | O’Brien’s well‑known e‑mail          | obrien
            en  | O’Brien’s well‑known e‑mail          | O’Brien’s
            en  | O’Brien’s well‑known e‑mail          | well-known
            en  | O’Brien’s well‑known e‑mail          | o brien
            en  | Don’t look up                        | don't
            en  | Soft­hyphen and zero​width           | softhyphen zerowidth
            en  | Soft­hyphen and zero​width           | soft­hyphen
            en  | ofﬁce and Ｆｕｌｌ                      | office full
            en  | the U.S. and the U.K.                | us uk
            en  | the US and the UK                    | U.S. U.K.
            en  | 1,000 dead, 3.5 million homeless     | 1000
            en  | 1,000 dead, 3.5 million homeless     | 1.000
            en  | 1,000 dead, 3.5 million homeless     | 3,5
            en  | CO₂ and m² and Dateline™             | co2 m2 dateline
            en  | A note¹ for 5½ readers               | note 5
            en  | write to desk@example.org/path       | example
            en  | write to desk@example.org/path       | example.org
            en  | an ﬂood of snake_case words          | flood case
            en  | 🎉 Party                             | 🎉
            de  | Die Größe der Häuser                 | grösse haus
            de  | Die Größe der Häuser                 | GROESSE
            de  | Die Größe der Häuser                 | GRÖẞE
            de  | Herr Müller                          | mueller
            fr  | L’Élysée répond à l'ÉCOLE            | Élysée
            fr  | L’Élysée répond à l'ÉCOLE            | elysee
            fr  | L’Élysée répond à l'ÉCOLE            | l'Élysée
            fr  | L’Élysée répond à l'ÉCOLE            | d’Élysée
            fr  | L’Élysée répond à l'ÉCOLE            | école
            fr  | L´été, aujourd’hui                   | été aujourd'hui
            fr  | Les chevaux du café                  | cheval cafe
            es  | Las elecciones en España             | eleccion espana
            it  | L'università e dell’amico            | universita amici
            pt  | As eleições em São Paulo             | eleicao sao
            nl  | De verkiezingen in de café’s         | verkiezing café
            sv  | Flickorna i Malmö                    | flicka malmo
            da  | Ålborg og Aarhus                     | aalborg århus
            nb  | Bøkene på Sørlandet                  | bok sorlandet
            pl  | Łódź i Kraków                        | lodz krakow
            cs  | Příliš žluťoučký kůň                 | kun zlutoucky
            ro  | Președintele României                | presedintele romaniei
            hu  | Az ország házai                      | haz
            fi  | Helsingissä autoissa                 | auto
            ru  | ВЫБОРЫ и ёлка                        | выборы елка
            ru  | ВЫБОРЫ и ёлка                        | выборов
            uk  | П’ять виборів                        | п'ять
            el  | ΟΙ ΕΚΛΟΓΈΣ της Αθήνας                | εκλογες αθηνα
            tr  | ISPARTA’da İstanbul                  | ısparta istanbul
            tr  | ISPARTA’da İstanbul                  | isparta
            tr  | Ankara'da kadınlar                   | Ankara KADINLAR
            tr  | Ankara'da kadınlar                   | Ankara’ya kadinlar
            ar  | الكُتُبُ والمدرسة                          | الكتب المدرسه
            ar  | أخبار الإنتخابات                         | اخبار الانتخابات
            fa  | می‌خواهم کتاب‌ها                         | میخواهم كتاب
            fa  | می‌خواهم کتاب‌ها                         | می خواهم
            he  | שָׁלוֹם צה״ל                           | שלום צה"ל
            he  | שָׁלוֹם צה״ל                           | צהל
            hi  | लड़कों ने किताबें पढ़ीं                       | लड़का किताब
            th  | เกิดน้ำท่วมใหญ่                          | น้ำท่วม
            th  | เกิดน้ำท่วมใหญ่                          | น้ำ
            zh  | 北京大雪，交通中断                         | 大雪
            zh  | 北京大雪，交通中断                         | 雪
            zh  | 北京大雪，交通中断                         | 断
            ja  | 東京で地震がありました                      | 地震
            ja  | 東京で地震がありました                      | 東京で地震
            ja  | ﾃﾚﾋﾞの2024年ニュース                      | テレビ 2024年
            ko  | 서울에서 지진                            | 서울 지진
            km  | ព្រះរាជាណាចក្រកម្ពុជា                     | កម្ពុជា
            my  | မြန်မာနိုင်ငံ                               | နိုင်ငံ
            lo  | ປະເທດລາວ                              | ລາວ
            vi  | Thành phố Hồ Chí Minh                | thanh pho ho chi minh
            vi  | Thành phố Hồ Chí Minh                | Thành phố
            """)
    void aTextIsFoundByAQuestion(String lang, String text, String question) {
        assertThat(isFound(lang, text, question)).as("%s: %s by %s", lang, text, question).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            und | कि          | की
            ja | はは         | ばば
            th | ใกล         | ใกล้
            zh | 大小         | 小大
            zh | 北京和东京     | 京东
            en | Brian       | O'Brien
            """)
    void marksOfOtherScriptsAreLetters(String lang, String text, String question) {
        assertThat(isFound(lang, text, question)).isFalse();
    }

    @Test
    void aTokenKnowsWhereItsWordIs() {
        String text = "L’E\u0301lyse\u0301e, ﬁn de la soft\u00ADly 大雪.";

        List<String> words = Analysis.of("fr").tokens(text).stream()
                .map(token -> text.substring(token.start(), token.end()))
                .toList();

        assertThat(words).containsExactly("L’E\u0301lyse\u0301e", "ﬁn", "de", "la", "soft\u00ADly", "大雪", "雪");
    }

    @Test
    void aVeryLongWordIsCut() {
        List<Token> tokens = Analysis.of("en").tokens("a".repeat(100_000) + " b");

        assertThat(tokens.getFirst().terms()).allSatisfy(term -> assertThat(term).hasSizeLessThan(110));
    }

    @Test
    void aLanguageWithARegionIsAnalysedAsTheLanguage() {
        assertThat(Analysis.of("pt-BR")).isSameAs(Analysis.of("pt"));
        assertThat(Analysis.of("nb-NO")).isSameAs(Analysis.of("no"));
        assertThat(Analysis.of("zh-Hant-TW")).isSameAs(Analysis.of("und"));
    }

    private static boolean isFound(String lang, String text, String question) {
        return holds(QueryParser.parse(question, List.of(lang)), Analysis.of(lang).tokens(text));
    }

    private static boolean holds(Condition condition, List<Token> tokens) {
        return switch (condition) {
            case Condition.None none -> false;
            case Condition.Not not -> !holds(not.condition(), tokens);
            case Condition.All all -> all.conditions().stream().allMatch(part -> holds(part, tokens));
            case Condition.Any any -> any.conditions().stream().anyMatch(part -> holds(part, tokens));
            case Condition.AnyTerm word -> tokens.stream().anyMatch(word::isIn);
            case Condition.Phrase phrase -> {
                List<Span> spans = new ArrayList<>();
                phrase.addFound(tokens, spans);
                yield !spans.isEmpty();
            }
        };
    }
}
