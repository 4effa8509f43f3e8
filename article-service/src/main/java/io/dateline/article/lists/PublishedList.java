package io.dateline.article.lists;

import io.dateline.article.articles.Languages;
import io.dateline.article.search.SearchQuery;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The published articles, the newest first. Of several filters, the one that probably matches the fewest articles chooses the
 * index.
 */
final class PublishedList extends ArticleList {

    PublishedList(Listing filters, @Nullable SearchQuery words) {
        super(filters, words);
    }

    @Override
    String name() {
        return "published " + labels();
    }

    @Override
    String time() {
        return "a.published_at";
    }

    @Override
    @Nullable
    Instant time(ArticleSummary article) {
        return article.publishedAt();
    }

    @Override
    boolean isForReaders() {
        return true;
    }

    @Override
    void addInOrder(SqlBuilder statement) {
        if (filters.tag() != null) {
            addLabelled(statement, "tag", filters.tag());
        } else if (filters.author() != null) {
            addLabelled(statement, "author", filters.author());
        } else if (filters.topic() != null) {
            addLabelled(statement, "topic", filters.topic());
        } else if (filters.lang() != null) {
            addLabelled(statement, "lang", Languages.canonical(filters.lang()));
        } else {
            statement.add("SELECT a.id, a.published_at AS listed_at FROM article a WHERE a.status = 'published'");
            addPublished(statement, "a.published_at");
            addCursor(statement, "a.published_at", "a.id");
        }
    }

    private void addLabelled(SqlBuilder statement, String kind, String name) {
        statement.add(
                "SELECT l.article_id AS id, l.published_at AS listed_at FROM listing l WHERE l.kind = ? AND l.name = ?",
                kind,
                name);
        addPublished(statement, "l.published_at");
        addCursor(statement, "l.published_at", "l.article_id");
    }

    @Override
    void addConditions(SqlBuilder statement) {
        statement.add("AND a.status = 'published'");
        addLabels(statement);
        addPublished(statement, "a.published_at");
    }
}
