package io.dateline.benchmarks.dataset;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * One article: what its number makes of it.
 *
 * @param names lists in the form of PostgreSQL's arrays
 */
record GeneratedStory(
        String slug, String lang, String headline, String standfirst, String place, Body body, Names names) {

    private static final int SECTIONS = 3;
    private static final int WORDS_OF_A_SECTION = 90;
    private static final int WORDS_A_MINUTE = 230;

    static final int AUTHORS = 400;
    private static final int TAGS = 5_000;
    private static final String[] TOPICS = {
        "world",
        "politics",
        "economy",
        "sport",
        "culture",
        "science",
        "technology",
        "health",
        "climate",
        "opinion",
        "travel",
        "food"
    };
    private static final String[] LANGUAGES = {"en", "en", "en", "en", "pt-BR", "pt-BR", "es", "de", "fr", "ru"};

    /** The text, in each form in which it is kept. */
    record Body(String markdown, String html, String plain, String contents, int wordCount) {

        int readingMinutes() {
            return Math.max(1, Math.ceilDiv(wordCount, WORDS_A_MINUTE));
        }
    }

    /** By what lists it is found. */
    record Names(String authors, String topics, String tags) {}

    static GeneratedStory of(long article) {
        SplittableRandom random = new SplittableRandom(article);
        String lang = LANGUAGES[random.nextInt(LANGUAGES.length)];
        WordSource words = new WordSource(random, lang);
        String headline = words.sentence(random.nextInt(5, 10));
        Names names = new Names(authors(random), some(2, () -> TOPICS[skewed(random, TOPICS.length)]), tags(random));
        return new GeneratedStory(
                slug(article),
                lang,
                headline,
                words.paragraph(15),
                WordSource.capital(words.word()),
                body(words),
                names);
    }

    static String slug(long article) {
        WordSource words = new WordSource(new SplittableRandom(-article), "en");
        return words.word() + "-" + words.word() + "-" + words.word() + "-" + article;
    }

    static String authorSlug(int author) {
        return "author-" + author;
    }

    private static Body body(WordSource words) {
        StringBuilder markdown = new StringBuilder();
        StringBuilder html = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        StringBuilder contents = new StringBuilder("[");
        for (int section = 1; section <= SECTIONS; section++) {
            String heading = words.sentence(2) + " " + section;
            String anchor = heading.toLowerCase(Locale.ROOT).replace(' ', '-');
            String text = words.paragraph(WORDS_OF_A_SECTION);
            String gap = section == 1 ? "" : "\n\n";
            markdown.append(gap).append("## ").append(heading).append("\n\n").append(text);
            html.append("<h2 id=\"%s\">%s</h2>\n<p>%s</p>\n".formatted(anchor, heading, text));
            plain.append(gap).append(heading).append("\n\n").append(text);
            contents.append(section == 1 ? "" : ",")
                    .append("{\"anchor\":\"%s\",\"heading\":\"%s\"}".formatted(anchor, heading));
        }
        String text = plain.toString();
        return new Body(
                markdown.toString(),
                html.toString(),
                text,
                contents.append(']').toString(),
                text.split("\\s+", -1).length);
    }

    private static String authors(SplittableRandom random) {
        return some(random.nextInt(4) == 0 ? 2 : 1, () -> authorSlug(skewed(random, AUTHORS)));
    }

    private static String tags(SplittableRandom random) {
        return some(random.nextInt(2, 6), () -> "tag-" + skewed(random, TAGS));
    }

    private static String some(int count, Supplier<String> name) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            names.add(name.get());
        }
        return "{" + String.join(",", names) + "}";
    }

    /** Below the bound, and the lower the likelier. */
    private static int skewed(SplittableRandom random, int bound) {
        return (int) (Math.pow(random.nextDouble(), 3) * bound);
    }
}
