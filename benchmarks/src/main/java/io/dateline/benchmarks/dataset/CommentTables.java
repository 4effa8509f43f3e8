package io.dateline.benchmarks.dataset;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** The tables of the comment-service. */
final class CommentTables implements Tables {

    /** Articles discussed side by side, at most: their comments are mixed on disk as they would be. */
    private static final int AT_ONCE = 1_000;

    /** The least number of seasons in all the time of the archive. */
    private static final int SEASONS = 100;

    private static final String COLUMNS = """
            comment (id, article_id, parent_id, depth, status, hold_reason, score, replies, author_name, author_email,
                writer, markdown, html, text_digest, created_at)
            """;

    private static final String SLUGS =
            "INSERT INTO article_slug (slug, article_id) SELECT slug, id FROM article ORDER BY slug";

    private static final String CHANGES =
            "INSERT INTO change_log (subject) SELECT id FROM article WHERE public_comments > 0 ORDER BY id";
    private static final String NEXT_ID =
            "SELECT setval(pg_get_serial_sequence('comment', 'id'), max(id)) FROM comment";

    private final long articles;
    private final Discussions discussions;

    CommentTables(long articles, Discussions discussions) {
        this.articles = articles;
        this.discussions = discussions;
    }

    @Override
    public void fill(Connection connection) throws SQLException, IOException {
        try (Copy rows = Copy.into(connection, "article (id, slug, status, comment_policy, public_comments)")) {
            for (long article = 1; article <= articles; article++) {
                rows.row(article, GeneratedStory.slug(article), "published", "open", discussions.publicSize(article));
            }
        }
        Timeline timeline = new Timeline(articles);
        try (Copy rows = Copy.into(connection, COLUMNS)) {
            long id = 1;
            long length = Math.clamp(articles / SEASONS, 1, AT_ONCE);
            for (long first = 1; first <= articles; first += length) {
                long last = Math.min(articles, first + length - 1);
                Season season = new Season(first, last, id, discussions);
                season.write(rows, timeline);
                id += season.size();
            }
        }
        Sql.run(connection, SLUGS);
        Sql.run(connection, CHANGES);
        Sql.run(connection, NEXT_ID);
    }

    @Override
    public String toString() {
        return "comments";
    }
}
