package io.dateline.article.slug;

import com.ibm.icu.text.Transliterator;
import io.dateline.form.Slug;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes slugs ({@link Slug}) of texts in any script. */
public final class SlugText {

    /** Path segments of the API in the place of a slug: no article can have them. */
    private static final Set<String> RESERVED = Set.of("popular");

    private static final Transliterator TO_ASCII =
            Transliterator.getInstance("Any-Latin; Latin-ASCII; [:Nonspacing Mark:] Remove");
    private static final Pattern INSIDE_WORDS = Pattern.compile("['’ʼʹʺ`]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST_NUMBER = "-123456789".length();
    private static final int LONGEST_TEXT_READ = 1_000;

    private SlugText() {}

    /** Whether the API uses this path segment itself, so that no article can have it as its slug. */
    public static boolean isReserved(String slug) {
        return RESERVED.contains(slug);
    }

    /**
     * The slug of a text, cut at the end of a word.
     *
     * @param otherwise the slug if the text has neither letters nor digits
     */
    public static String of(String text, String otherwise) {
        String start = text.substring(0, text.offsetByCodePoints(0, Math.min(LONGEST_TEXT_READ, codePoints(text))));
        String ascii = TO_ASCII.transliterate(start).toLowerCase(Locale.ROOT);
        String joined = BETWEEN_WORDS
                .matcher(INSIDE_WORDS.matcher(ascii).replaceAll(""))
                .replaceAll("-");
        String slug = cut(trimmed(joined), Slug.MAX_LENGTH);
        return slug.isEmpty() ? otherwise : slug;
    }

    /** The slug, cut so that a number of up to nine digits can be appended. */
    public static String stem(String slug) {
        return cut(slug, Slug.MAX_LENGTH - LONGEST_NUMBER);
    }

    /** The stem with a number appended. */
    public static String numbered(String stem, long number) {
        return stem + "-" + number;
    }

    /** A person's name derived from a slug: {@code a-writer} becomes "A Writer". */
    public static String asName(String slug) {
        StringBuilder name = new StringBuilder(slug.length());
        for (String word : slug.split("-")) {
            name.append(name.isEmpty() ? "" : " ")
                    .append(Character.toUpperCase(word.charAt(0)))
                    .append(word, 1, word.length());
        }
        return name.toString();
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String trimmed(String slug) {
        int start = slug.startsWith("-") ? 1 : 0;
        int end = slug.length() > start && slug.endsWith("-") ? slug.length() - 1 : slug.length();
        return slug.substring(start, end);
    }

    private static String cut(String slug, int length) {
        if (slug.length() <= length) {
            return slug;
        }
        int word = slug.lastIndexOf('-', length);
        return trimmed(slug.substring(0, word > 0 ? word : length));
    }
}
