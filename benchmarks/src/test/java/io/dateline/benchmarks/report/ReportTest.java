package io.dateline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.benchmarks.result.Goal;
import io.dateline.benchmarks.result.Ratio;
import io.dateline.benchmarks.result.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Path PAGE = Path.of("..", "docs", "performance.md");

    @TempDir
    Path directory;

    @Test
    void whatPeopleWroteStays() {
        String text = "before\n" + Markers.BEGIN + "\nold\n" + Markers.END + "\nafter\n";

        assertThat(Markers.replace(text, "new"))
                .isEqualTo("before\n" + Markers.BEGIN + "\nnew\n" + Markers.END + "\nafter\n");
    }

    @Test
    void aPageWithoutRoomIsLeftAlone() {
        assertThatThrownBy(() -> Markers.replace("nothing", "new")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePageThatIsShippedHasRoom() throws IOException {
        assertThat(Markers.replace(Files.readString(PAGE), "new")).contains("\nnew\n");
    }

    @Test
    void thePageShowsTheLastOfEachRow() throws IOException {
        Path page = Files.writeString(directory.resolve("page.md"), Markers.BEGIN + "\n" + Markers.END + "\n");
        History history = new History(directory.resolve("history.tsv"));
        history.add("2026-01-01", "aaaa", List.of(row("hot", 50), Row.failed("cold", "a request\twas lost")));
        history.add("2026-01-02", "bbbb", List.of(row("hot", 95)));

        new Report(page, history).write(List.of("two processors"));

        assertThat(Files.readAllLines(page))
                .contains(
                        "- two processors",
                        "| hot | 95 /s | 100 /s | 0.95 (0.95–0.95) | ≥ 0.90 | met |  | 2026-01-02 `bbbb` |  |",
                        "| cold |  |  |  |  | FAILED |  | 2026-01-01 `aaaa` | a request was lost |")
                .noneMatch(line -> line.contains("| 50 /s"));
    }

    @Test
    void thePageShowsThePicturesThatWereDrawn() throws IOException {
        Path page = Files.writeString(directory.resolve("page.md"), Markers.BEGIN + "\n" + Markers.END + "\n");
        Files.createFile(Files.createDirectory(directory.resolve("performance")).resolve("growth.svg"));

        new Report(page, new History(directory.resolve("history.tsv"))).write(List.of());

        assertThat(page).content().contains("](performance/growth.svg)").doesNotContain("hot-article.svg");
    }

    @Test
    void theTableOnTheTerminalHasColumns() {
        assertThat(Table.of(List.of(row("hot", 95).withCost("gateway 9.1").withNote("4 KB"))))
                .isEqualTo("""
                        bench  Dateline  compared with  ratio (least–most)  goal         µs of processor a request
                        hot    95 /s     100 /s         0.95 (0.95–0.95)    ≥ 0.90  met  gateway 9.1
                            4 KB
                        """);
    }

    private static Row row(String name, double figure) {
        return Row.of(name, new Ratio(List.of(figure), List.of(100.0)), "/s", Goal.atLeast(0.9));
    }
}
