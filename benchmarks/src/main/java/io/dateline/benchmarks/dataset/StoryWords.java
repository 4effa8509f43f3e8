package io.dateline.benchmarks.dataset;

import io.dateline.article.search.Analysis;
import io.dateline.article.search.ArticleText;
import io.dateline.article.search.ArticleWords;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** What articles are found by, made of their texts as the article-service does, on all processors. */
final class StoryWords {

    /** Articles whose words are in memory at a time. */
    private static final long BATCH = 2_000;

    /** One article: its words in the form of a {@code tsvector}. */
    private record Row(long article, String analysis, String words) {

        static Row of(long article) {
            GeneratedStory story = GeneratedStory.of(article);
            ArticleText text = new ArticleText(
                    story.lang(),
                    story.headline(),
                    story.standfirst(),
                    story.body().plain());
            return new Row(article, Analysis.of(story.lang()).name(), ArticleWords.vector(text));
        }
    }

    private StoryWords() {}

    static void fill(Connection connection, long articles) throws SQLException, IOException {
        Set<String> analyses = new TreeSet<>();
        try (Copy rows = Copy.into(connection, "article_words (article_id, analysis, words)")) {
            for (long first = 1; first <= articles; first += BATCH) {
                List<Row> batch = LongStream.rangeClosed(first, Math.min(articles, first + BATCH - 1))
                        .parallel()
                        .mapToObj(Row::of)
                        .toList();
                for (Row row : batch) {
                    rows.row(row.article, Analysis.NUMBER, row.words);
                    analyses.add(row.analysis);
                }
            }
        }
        for (String analysis : analyses) {
            Sql.run(connection, "INSERT INTO article_language (name) VALUES ('" + analysis + "')");
        }
    }
}
