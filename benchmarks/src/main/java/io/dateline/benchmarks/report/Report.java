package io.dateline.benchmarks.report;

import io.dateline.benchmarks.result.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page about performance: what people wrote stays, the results between are those of the history. */
public final class Report {

    private static final List<Picture> PICTURES = List.of(
            new Picture(
                    "growth.svg",
                    "Requests a second by size of the data: of articles and first comment pages sixteen at a time, of deep"
                            + " comment pages one at a time."),
            new Picture(
                    "hot-article.svg",
                    "Where the gateway's time goes while it serves the hot article. Orange is Dateline, violet Vert.x, blue"
                            + " Netty."));

    private final Path page;
    private final History history;

    private record Picture(String file, String caption) {}

    /** On this page. */
    public Report(Path page, History history) {
        this.page = page;
        this.history = history;
    }

    /**
     * Writes the results anew.
     *
     * @param conditions a line for each thing to know of the machine and of how it was measured
     */
    public void write(List<String> conditions) throws IOException {
        StringBuilder text = new StringBuilder();
        conditions.forEach(condition -> text.append("- ").append(condition).append('\n'));
        text.append(
                "\n| bench | Dateline | compared with | ratio (least–most) | goal | | µs of processor a request | of | note |\n");
        text.append("|---|---|---|---|---|---|---|---|---|\n");
        for (History.Entry entry : history.latest()) {
            Row row = entry.row();
            text.append("| ")
                    .append(String.join(
                            " | ",
                            row.bench(),
                            row.ours(),
                            row.baseline(),
                            row.ratio(),
                            row.goal(),
                            row.verdict().toString(),
                            row.cost(),
                            entry.day() + " `" + entry.commit() + "`",
                            row.note().replace("|", "\\|")))
                    .append(" |\n");
        }
        for (Picture picture : PICTURES) {
            if (Files.exists(page.resolveSibling("performance").resolve(picture.file))) {
                text.append("\n").append(picture.caption).append("\n\n");
                text.append("![")
                        .append(picture.caption)
                        .append("](performance/")
                        .append(picture.file)
                        .append(")\n");
            }
        }
        Files.writeString(page, Markers.replace(Files.readString(page), text.toString()));
    }
}
