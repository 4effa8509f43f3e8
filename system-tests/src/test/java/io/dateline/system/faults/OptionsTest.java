package io.dateline.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be said on the command line. */
class OptionsTest {

    @Test
    void nothingMeansAllThreeTimes() {
        Options options = parse();

        assertThat(options.faults()).hasSameSizeAs(Catalogue.all());
        assertThat(options.rounds()).isEqualTo(3);
    }

    @Test
    void namesChooseAlsoByTheirBeginning() {
        Options options = parse("scale-to-one", "freeze-gateway-*", "--once");

        assertThat(options.faults())
                .extracting(InjectedFault::name)
                .containsExactlyInAnyOrder(
                        "freeze-gateway-5s", "freeze-gateway-20s", "freeze-gateway-60s", "scale-to-one");
        assertThat(options.rounds()).isOne();
    }

    @Test
    void whatThereIsNotIsNamed() {
        assertThatThrownBy(() -> parse("earthquake"))
                .hasMessage("There is no fault 'earthquake': './dateline faults --list' names all.");
        assertThatThrownBy(() -> parse("--twice"))
                .hasMessage("There is no option '--twice': only --list, --once and --from.");
    }

    @Test
    void anEarlierVersionIsNamedByItsDirectory() {
        assertThat(parse().earlier()).isNull();
        assertThat(parse("upgrade", "--from", "there").earlier()).isEqualTo(Path.of("there"));
        assertThatThrownBy(() -> parse("upgrade", "--from"))
                .hasMessage("--from needs a directory that an earlier version was built in.");
    }

    @Test
    void namesAreUnique() {
        assertThat(Catalogue.all()).extracting(InjectedFault::name).doesNotHaveDuplicates();
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), Catalogue.all());
    }
}
