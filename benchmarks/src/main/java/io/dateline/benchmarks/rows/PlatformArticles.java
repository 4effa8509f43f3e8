package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.lab.Platform;
import io.dateline.benchmarks.load.Connection;
import io.dateline.benchmarks.result.BenchFailed;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The articles of a platform. */
final class PlatformArticles {

    private static final String PATH = "/api/v1/articles/";

    private PlatformArticles() {}

    /** The paths of so many published articles, spread over all of them. */
    static List<String> some(Platform platform, int count) throws SQLException {
        return paths(platform.databases()
                .query(
                        "articles",
                        "SELECT slug FROM article WHERE status = 'published' ORDER BY hashint8(id) LIMIT " + count));
    }

    /** The paths of first pages of comments, of articles with a page or two of them. */
    static List<String> discussed(Platform platform, int count) throws SQLException {
        return paths(platform.databases()
                        .query(
                                "comments",
                                "SELECT slug FROM article WHERE public_comments BETWEEN 15 AND 60 "
                                        + "ORDER BY hashint8(id) LIMIT " + count))
                .stream()
                .map(path -> path + "/comments")
                .toList();
    }

    /** The path of the article with the most comments. */
    static String mostDiscussed(Platform platform) throws SQLException {
        return paths(platform.databases()
                        .query("comments", "SELECT slug FROM article ORDER BY public_comments DESC, id LIMIT 1"))
                .getFirst();
    }

    /** How many articles the article-service found there since it started. */
    static double readFrom(Platform platform, String source) throws BenchFailed, IOException {
        String metrics = Connection.ask(platform.services()
                        .first("article-service")
                        .operations()
                        .resolve("/metrics"))
                .body()
                .toString();
        return metrics.lines()
                .filter(line -> line.startsWith("dateline_article_reads_total{") && line.contains('"' + source + '"'))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static List<String> paths(List<String> slugs) {
        return slugs.stream().map(slug -> PATH + slug).toList();
    }
}
