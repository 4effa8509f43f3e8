package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CharactersTest {

    /** The properties are known here without ICU, which the gateway does not have. */
    @Test
    void whatUnicodeHasAsIgnorableIsInvisible() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(c -> UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                                || UCharacter.hasBinaryProperty(c, UProperty.NONCHARACTER_CODE_POINT))
                        .filter(c -> !Characters.isInvisible(c))
                        .mapToObj(Integer::toHexString))
                .isEmpty();
    }

    @Test
    void whiteSpaceIsWhatUnicodeSaysItIs() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(c -> UCharacter.isUWhiteSpace(c) != Characters.isWhiteSpace(c))
                        .mapToObj(Integer::toHexString))
                .isEmpty();
    }

    @Test
    void noLetterSymbolOrDigitIsInvisibleButTheBlankOnes() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(c -> Character.isLetterOrDigit(c)
                                || Character.getType(c) == Character.OTHER_SYMBOL
                                || Character.getType(c) == Character.PRIVATE_USE)
                        .filter(Characters::isInvisible)
                        .mapToObj(Integer::toHexString))
                .containsExactly("115f", "1160", "2800", "3164", "ffa0", "fffc", "13441", "13442", "1d159");
    }
}
