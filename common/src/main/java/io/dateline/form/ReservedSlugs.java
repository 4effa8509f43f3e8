package io.dateline.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The slugs that no article may have, since they are addresses of a site, or will be: parts of the API, pages, feeds, and
 * languages. The list is the resource {@code reserved-slugs.txt}. An article that has one of them when the list grows is given
 * another slug, and what it had leads to it.
 */
public final class ReservedSlugs {

    private static final String LIST = "reserved-slugs.txt";
    private static final String COMMENT = "#";

    private static final Set<String> ALL = read();

    private ReservedSlugs() {}

    /** Whether no article may have this slug. */
    public static boolean contains(String slug) {
        return ALL.contains(slug);
    }

    /** All of them. */
    public static Set<String> all() {
        return ALL;
    }

    private static Set<String> read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ReservedSlugs.class.getResourceAsStream(LIST), LIST), UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith(COMMENT) && !line.isBlank())
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
