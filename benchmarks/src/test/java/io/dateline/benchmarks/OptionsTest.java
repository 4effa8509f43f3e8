package io.dateline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static final List<String> KNOWN = List.of("hot", "tail", "start");

    @Test
    void withoutNamesAllAreRun() {
        Options options = Options.parse(List.of(), KNOWN);

        assertThat(options).isEqualTo(new Options(KNOWN, false, 1_000_000, null));
    }

    @Test
    void namesAreRunInTheOrderOfTheList() {
        assertThat(Options.parse(List.of("start", "hot"), KNOWN).names()).containsExactly("hot", "start");
    }

    @Test
    void quickIsOneRoundOfLittleData() {
        Options options = Options.parse(List.of("--quick"), KNOWN);

        assertThat(options.rounds().count()).isEqualTo(1);
        assertThat(options.articles()).isEqualTo(10_000);
    }

    @Test
    void theSizeOfTheDataCanBeChosen() {
        assertThat(Options.parse(List.of("--quick", "--articles", "5000"), KNOWN)
                        .articles())
                .isEqualTo(5_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cold | There is no bench 'cold': only hot, tail, start.",
                "--slow | There is no option '--slow': only --quick, --articles and --data.",
                "--articles | --articles is '': it must be a whole number from 1000 to 1000000.",
                "--data --quick | --data is '--quick': it must be a directory.",
                "--articles 999 | --articles is '999': it must be a whole number from 1000 to 1000000.",
                "--articles 1000001 | --articles is '1000001': it must be a whole number from 1000 to 1000000."
            })
    void whatMakesNoSenseIsAnsweredInOneSentence(String arguments, String sentence) {
        assertThatThrownBy(() -> Options.parse(List.of(arguments.split(" ")), KNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }
}
