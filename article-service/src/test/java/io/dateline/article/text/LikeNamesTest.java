package io.dateline.article.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikeNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Carl Modern, carl modern, true",
        "Carl Modern, CARL-MODERN, true",
        "Carl Modern, Cärl Modern, true",
        // Of Cyrillic letters that would be written Sarl.
        "Carl Modern, Сarl Modern, true",
        "Сarl Modern, Carl Modern, true",
        "Carl Modern, Carl Mοdern, true",
        // Capitals of Greek and Cyrillic whose small letters look like none of Latin.
        "Helen Bird, Ηelen Bird, true",
        "Нelen Вird, Helen Bird, true",
        "Кim Ηill, Kim Hill, true",
        "Ines Ido, Іnes Іdo, true",
        "Carl Modern, Carl Modem, false",
        "Carl Modern, Karl Modern, false",
        "Carl Modern, Carla Modern, false",
        "李明, 李明, true",
        "李明, 李娜, false",
        "☕, ☕, true",
        "☕, ☂, false"
    })
    void aNameCouldBeTakenForAnother(String one, String other, boolean like) {
        LikeNames names = new LikeNames();
        names.add(one);

        assertThat(names.hasLike(other)).isEqualTo(like);
    }
}
