package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CombiningMarksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nguyễn Thị Ngọc Ánh, nghiêng ngả",
                "ที่นี่มีน้ำใจ กี่ครั้ง",
                "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים",
                "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ",
                "क्षत्रिय स्त्रियाँ श्रीमान् र्त्स्न्या",
                "ক্ষুদ্র স্ত্রী শ্রীমতী",
                "ஸ்ரீ க்ஷௌரம்",
                "བསྒྲུབས་སོ༎ ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ",
                "ព្រះរាជាណាចក្រកម្ពុជា ស្ត្រី",
                "မြန်မာနိုင်ငံတော်",
                "ộ̣̂̃ẹ́ ǹ̩ ɔ̃́ː",
                "👩🏽‍❤️‍💋‍👨🏻 1️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿"
            })
    void noWritingSystemComesNearTheBound(String text) {
        assertThat(CombiningMarks.areTooMany(text)).isFalse();
        assertThat(CombiningMarks.areTooMany(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isFalse();
    }

    @Test
    void eightStandOnOneCharacterAndNineDoNot() {
        assertThat(CombiningMarks.areTooMany("a" + "\u0301".repeat(8) + "b" + "\u0336".repeat(8)))
                .isFalse();
        assertThat(CombiningMarks.areTooMany("ok a" + "\u0301".repeat(9))).isTrue();
        assertThat(CombiningMarks.areTooMany("\u0301".repeat(9))).isTrue();
    }

    @Test
    void marksOfEveryKindCountAndNothingInvisibleStartsAnew() {
        assertThat(CombiningMarks.areTooMany("a" + "\u0301\u20DD\u0903".repeat(3)))
                .isTrue();
        assertThat(CombiningMarks.areTooMany("a" + "\u0301\uFE0F\u034F".repeat(3)))
                .isTrue();
        for (String invisible : new String[] {"\u200D", "\u200B", "\u2060", "\u00AD", "\uDB40\uDC61"}) {
            assertThat(CombiningMarks.areTooMany("a" + "\u0301".repeat(5) + invisible + "\u0301".repeat(5)))
                    .isTrue();
        }
    }
}
