package io.dateline.benchmarks;

import io.dateline.benchmarks.result.Rounds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param names the benches to run, in the order of the list of all
 * @param quick whether one short round of each will do, to see that it works
 * @param articles the most that there are, with ten times as many comments
 * @param data where a bench that only reads keeps what it filled in, for the next time; null to keep nothing
 */
record Options(
        List<String> names,
        boolean quick,
        long articles,
        @Nullable Path data) {

    private static final long MAX_ARTICLES = 1_000_000;
    private static final long QUICK_ARTICLES = 10_000;
    private static final long LEAST_ARTICLES = 1_000;

    /**
     * Reads {@code [NAME…] [--quick] [--articles N] [--data DIR]}.
     *
     * @param known all names that there are
     * @throws IllegalArgumentException whose message is a sentence that names the fault
     */
    static Options parse(List<String> arguments, List<String> known) {
        List<String> asked = new ArrayList<>();
        boolean quick = false;
        long articles = 0;
        Path data = null;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.equals("--quick")) {
                quick = true;
            } else if (argument.equals("--articles")) {
                articles = articles(rest.hasNext() ? rest.next() : "");
            } else if (argument.equals("--data")) {
                data = directory(rest.hasNext() ? rest.next() : "");
            } else if (argument.startsWith("-")) {
                throw new IllegalArgumentException(
                        "There is no option '" + argument + "': only --quick, --articles and --data.");
            } else if (known.contains(argument)) {
                asked.add(argument);
            } else {
                throw new IllegalArgumentException(
                        "There is no bench '" + argument + "': only " + String.join(", ", known) + ".");
            }
        }
        List<String> names = known.stream()
                .filter(name -> asked.isEmpty() || asked.contains(name))
                .toList();
        long most = articles > 0 ? articles : quick ? QUICK_ARTICLES : MAX_ARTICLES;
        return new Options(names, quick, most, data);
    }

    /** Rounds of benches that measure for long. */
    Rounds rounds() {
        return quick ? new Rounds(1, 3, 3) : new Rounds(3, 8, 10);
    }

    /** Rounds of benches that measure many things. */
    Rounds shortRounds() {
        return quick ? new Rounds(1, 1, 1) : new Rounds(3, 4, 4);
    }

    private static Path directory(String text) {
        if (text.isBlank() || text.startsWith("-")) {
            throw new IllegalArgumentException("--data is '" + text + "': it must be a directory.");
        }
        return Path.of(text).toAbsolutePath();
    }

    private static long articles(String text) {
        if (!text.matches("\\d{4,7}") || Long.parseLong(text) > MAX_ARTICLES) {
            throw new IllegalArgumentException("--articles is '" + text + "': it must be a whole number from "
                    + LEAST_ARTICLES + " to " + MAX_ARTICLES + ".");
        }
        return Long.parseLong(text);
    }
}
