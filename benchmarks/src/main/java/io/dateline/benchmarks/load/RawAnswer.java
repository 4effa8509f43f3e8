package io.dateline.benchmarks.load;

import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Optional;

/**
 * An HTTP answer as it came.
 *
 * @param head the status line and the headers, a line each
 */
public record RawAnswer(int status, String head, Buffer body) {

    /** A header, its name in any case. */
    public Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }
}
