package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.lab.Lab;
import io.dateline.benchmarks.load.RawAnswer;
import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.newsroom.Story;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What several benches do in the same way. */
final class Side {

    /** How many wrk keeps open: more than enough for one gateway to have always something to do. */
    static final int CONNECTIONS = 64;

    /** By how much the answers of two sides may differ in length: ages and numbers have more digits or fewer. */
    private static final double TOLERANCE = 0.03;

    private Side() {}

    /** A file that holds this answer as it came over the wire. */
    static Path recorded(Lab lab, RawAnswer answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(answer.head().getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(answer.body().getBytes());
        Path file = Files.createTempFile(lab.directory(), "answer-", ".http");
        return Files.write(file, bytes.toByteArray());
    }

    /** A file of paths, one a line. */
    static Path listed(Lab lab, List<String> paths) throws BenchFailed, IOException {
        if (paths.isEmpty()) {
            throw new BenchFailed("there is nothing in the data to ask for");
        }
        return Files.write(Files.createTempFile(lab.directory(), "paths-", ".txt"), paths);
    }

    /** Fails unless the two answer with as many bytes: one that is answered less has less to do. */
    static void mustBeAlike(double ours, double baseline) throws BenchFailed {
        if (Math.abs(ours / baseline - 1) > TOLERANCE) {
            throw new BenchFailed("the answers are not alike: " + Math.round(ours) + " bytes against "
                    + Math.round(baseline) + " of the baseline");
        }
    }

    /** An answer with this status, or a failure. */
    static RawAnswer expected(RawAnswer answer, int status) throws BenchFailed {
        if (answer.status() != status) {
            throw new BenchFailed("answered " + answer.status() + ": " + answer.body());
        }
        return answer;
    }

    /** An article that was published a moment ago, with so many comments. */
    static Story discussed(Newsroom newsroom, String headline, String markdown, int comments)
            throws IOException, InterruptedException {
        Story story = newsroom.publish(headline, markdown);
        for (int i = 0; i < comments; i++) {
            newsroom.comment(story.slug(), "reader-" + i, "Comment " + i + ". " + text(120), null)
                    .hasStatus(201);
        }
        return story;
    }

    /** A text of so many characters or a little more, in paragraphs. */
    static String text(int length) {
        String paragraph =
                "The river rose by a hand overnight and the lower quay was closed at dawn. The council met at "
                        + "noon, and by then the water stood at the second step of the market stairs.\n\n";
        return paragraph.repeat(length / paragraph.length() + 1).strip();
    }
}
