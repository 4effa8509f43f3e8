package io.dateline.article.bylines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Carl Modern, carl modern, true",
        "Carl Modern, CARL-MODERN, true",
        "Carl Modern, Cärl Modern, true",
        // Of Cyrillic letters that would be written Sarl.
        "Carl Modern, Сarl Modern, true",
        "Сarl Modern, Carl Modern, true",
        "Carl Modern, Carl Mοdern, true",
        "Carl Modern, C a r l Modern, true",
        "Carl Modern, CarlModern, true",
        // Bold, in circles, and with a capital I for the l beside a Cyrillic a.
        "Carl Modern, 𝐂arl Modern, true",
        "Carl Modern, Ⓒarl Modern, true",
        "Carl Modern, 🅒arl Modern, true",
        "Clara Modern, CIаra Modern, true",
        // Capitals of Greek and Cyrillic whose small letters look like none of Latin.
        "Helen Bird, Ηelen Bird, true",
        "Нelen Вird, Helen Bird, true",
        "Кim Ηill, Kim Hill, true",
        "Ines Ido, Іnes Іdo, true",
        "Carl Modern, C4rl M0dern, true",
        "Carl Modern, Car1 Modern, true",
        "Bill Ido, 8i1l 1do, true",
        "Carl Modern, Carl Modern2, false",
        "Carl Modern, Carl Modem, false",
        "Carl Modern, Karl Modern, false",
        "Carl Modern, Carla Modern, false",
        "李明, 李明, true",
        "李明, 李娜, false",
        "☕, ☕, true",
        "☕, ☂, false"
    })
    void aNameCouldBeTakenForAnother(String one, String other, boolean like) {
        assertThat(new SimilarNames(List.of(one)).hasSimilar(other)).isEqualTo(like);
    }
}
