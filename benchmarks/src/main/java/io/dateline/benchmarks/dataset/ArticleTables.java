package io.dateline.benchmarks.dataset;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** The tables of the article-service. */
final class ArticleTables implements Tables {

    private static final String COLUMNS = """
            article (id, slug, lang, status, headline, standfirst, place, filed_on, markdown, html, plain, contents,
                authors, topics, tags, word_count, reading_minutes, comment_count, created_by, created_at, published_at,
                updated_at)
            """;

    private static final String SLUGS =
            "INSERT INTO slug (slug, article_id, since) SELECT slug, id, published_at FROM article ORDER BY slug";

    private static final String LISTINGS = """
            INSERT INTO listing (kind, name, published_at, article_id)
            SELECT label.kind, label.name, a.published_at, a.id
            FROM article a CROSS JOIN LATERAL (
                SELECT 'topic' AS kind, unnest(a.topics) AS name
                UNION ALL SELECT 'tag', unnest(a.tags)
                UNION ALL SELECT 'author', unnest(a.authors)
                UNION SELECT 'lang', unnest(ARRAY[a.lang, split_part(a.lang, '-', 1)])) AS label
            ORDER BY 1, 2, 3, 4
            """;

    /** Each article is copied with its words, which need not be made then; its topics and tags are made of the listings. */
    private static final String NO_TRIGGERS = "ALTER TABLE article DISABLE TRIGGER USER";

    private static final String TRIGGERS = "ALTER TABLE article ENABLE TRIGGER USER";

    private static final String TOPICS =
            "INSERT INTO topic (slug, name) SELECT DISTINCT name, term_name(name) FROM listing WHERE kind = 'topic'";

    private static final String TAGS =
            "INSERT INTO tag (slug, name) SELECT DISTINCT name, term_name(name) FROM listing WHERE kind = 'tag'";

    /** One article in three points to one or two earlier ones. */
    private static final String RELATED = """
            INSERT INTO related (article_id, position, other_id, placement)
            SELECT id, position, 1 + (id * 7919 + position) % (id - 1),
                CASE position WHEN 0 THEN 'inline' ELSE 'end' END
            FROM article CROSS JOIN generate_series(0, 1) AS position
            WHERE id % 3 = 0 AND id > 3 AND position <= id % 2
            """;

    private static final String CHANGES = "INSERT INTO change_log (subject) SELECT id FROM article ORDER BY id";
    private static final String NEXT_ID =
            "SELECT setval(pg_get_serial_sequence('article', 'id'), max(id)) FROM article";

    private final long articles;
    private final Discussions discussions;
    private final Timeline timeline;

    ArticleTables(long articles, Discussions discussions) {
        this.articles = articles;
        this.discussions = discussions;
        this.timeline = new Timeline(articles);
    }

    @Override
    public void fill(Connection connection) throws SQLException, IOException {
        try (Copy authors = Copy.into(connection, "author (slug, name)")) {
            for (int author = 0; author < GeneratedStory.AUTHORS; author++) {
                authors.row(GeneratedStory.authorSlug(author), "Author " + author);
            }
        }
        Sql.run(connection, NO_TRIGGERS);
        try (Copy rows = Copy.into(connection, COLUMNS)) {
            for (long article = 1; article <= articles; article++) {
                write(rows, article);
            }
        }
        Sql.run(connection, TRIGGERS);
        StoryWords.fill(connection, articles);
        Sql.run(connection, SLUGS);
        Sql.run(connection, LISTINGS);
        Sql.run(connection, TOPICS);
        Sql.run(connection, TAGS);
        Sql.run(connection, RELATED);
        Sql.run(connection, CHANGES);
        Sql.run(connection, NEXT_ID);
    }

    private void write(Copy rows, long article) throws IOException {
        GeneratedStory story = GeneratedStory.of(article);
        Instant published = timeline.published(article);
        rows.row(
                article,
                story.slug(),
                story.lang(),
                "published",
                story.headline(),
                story.standfirst(),
                story.place(),
                published.atOffset(ZoneOffset.UTC).toLocalDate(),
                story.body().markdown(),
                story.body().html(),
                story.body().plain(),
                story.body().contents(),
                story.names().authors(),
                story.names().topics(),
                story.names().tags(),
                story.body().wordCount(),
                story.body().readingMinutes(),
                discussions.publicSize(article),
                0,
                published,
                published,
                published);
    }

    @Override
    public String toString() {
        return "articles";
    }
}
