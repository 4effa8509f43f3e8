package io.dateline.article.slug;

import io.dateline.form.Slug;
import java.util.Locale;

/** Makes slugs ({@link Slug}) of texts in any script, by the habits of the language that they are written in. */
public final class SlugText {

    /** The language of texts of which none is known, such as the names of people. */
    public static final String NO_LANGUAGE = "und";

    private static final int LONGEST_NUMBER = "-123456789".length();

    private SlugText() {}

    /**
     * The slug of a text, cut at the end of a word. Words that have no reading in Latin letters are left out.
     *
     * @param lang the language of the text (BCP 47), or {@link #NO_LANGUAGE}
     * @param otherwise the slug if nothing of the text can be read, or only digits between words that cannot
     */
    public static String of(String text, String lang, String otherwise) {
        Romanisation reading = new Romanisation(Locale.forLanguageTag(lang).getLanguage());
        String slug = cut(reading.read(SlugWords.of(text)), Slug.MAX_LENGTH);
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

    private static String cut(String slug, int length) {
        if (slug.length() <= length) {
            return slug;
        }
        int word = slug.lastIndexOf('-', length);
        return slug.substring(0, word > 0 ? word : length);
    }
}
