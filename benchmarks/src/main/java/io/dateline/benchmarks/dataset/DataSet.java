package io.dateline.benchmarks.dataset;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * Fills the databases of both services with what they would have written themselves, had a newsroom used them for ten
 * years: every article is public, its counts are kept, its lists are filled, and each service has followed the other's
 * change log to its end.
 *
 * <p>Whatever is told of an article follows from its number alone, so that the same size gives the same data, and a bench
 * knows what to ask for without looking.
 */
public final class DataSet {

    private DataSet() {}

    /**
     * Fills two databases that are migrated and empty, both at once, in a few megabytes of memory.
     *
     * @param progress is told what was done, how long it took and how much room it takes on disk
     */
    public static void load(
            String articlesJdbcUrl, String commentsJdbcUrl, long articles, long comments, PrintStream progress) {
        Discussions discussions = new Discussions(articles, comments);
        try (var loaders = Executors.newFixedThreadPool(2)) {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(
                                    () -> fill(articlesJdbcUrl, new ArticleTables(articles, discussions), progress),
                                    loaders),
                            CompletableFuture.runAsync(
                                    () -> fill(commentsJdbcUrl, new CommentTables(articles, discussions), progress),
                                    loaders))
                    .join();
        }
        try (Connection articleDatabase = DriverManager.getConnection(articlesJdbcUrl);
                Connection commentDatabase = DriverManager.getConnection(commentsJdbcUrl)) {
            follow(articleDatabase, "articles", commentDatabase);
            follow(commentDatabase, "comments", articleDatabase);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot note how far the logs were followed", e);
        }
    }

    /** The slug of the article with that number; they are numbered from 1. */
    public static String slug(long article) {
        return GeneratedStory.slug(article);
    }

    /** The word of that rank by its use, from 0, in the texts of a language. */
    public static String word(String lang, int rank) {
        return WordSource.word(lang, rank);
    }

    /** The first words of the standfirst of an article, as they are written. */
    public static String firstWords(long article, int count) {
        List<String> words = List.of(GeneratedStory.of(article).standfirst().split(" "));
        return String.join(" ", words.subList(0, count));
    }

    /** The article with the most comments. */
    public static long mostDiscussed(long articles, long comments) {
        return new Discussions(articles, comments).mostDiscussed();
    }

    private static void fill(String url, Tables tables, PrintStream progress) {
        long begun = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(url)) {
            Sql.run(connection, "SET synchronous_commit = off");
            Sql.run(connection, "SET maintenance_work_mem = '1GB'");
            Trimmings trimmings = Trimmings.takeOff(connection);
            tables.fill(connection);
            report(progress, tables, "rows written", begun);
            trimmings.putBack(connection);
            Sql.run(connection, "VACUUM (ANALYZE)");
            long bytes = Sql.number(connection, "SELECT pg_database_size(current_database())");
            report(progress, tables, "ready, " + bytes / 1_000_000 + " MB on disk", begun);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot fill the database of the " + tables, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void report(PrintStream progress, Tables tables, String what, long begun) {
        progress.println(tables + ": " + what + " after "
                + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
    }

    private static void follow(Connection logged, String log, Connection follower) throws SQLException {
        long end = Sql.number(logged, "SELECT coalesce(max(number), 0) FROM change_log");
        Sql.run(follower, "INSERT INTO log_position (log, number) VALUES ('" + log + "', " + end + ")");
    }
}
