package io.dateline.article.lists;

import io.dateline.article.search.SearchQuery;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.ArticleSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The articles in any status, the last changed first; only those of one owner unless {@code owner} is null. */
final class NewsroomList extends ArticleList {

    private final @Nullable ArticleStatus status;
    private final @Nullable Long owner;

    NewsroomList(NewsroomListing listing, @Nullable SearchQuery words, @Nullable Long owner) {
        super(listing.filters(), words);
        this.status = listing.status();
        this.owner = owner;
    }

    @Override
    String name() {
        return "newsroom " + status + " " + labels();
    }

    @Override
    String time() {
        return "a.updated_at";
    }

    @Override
    Instant time(ArticleSummary article) {
        return article.updatedAt();
    }

    @Override
    boolean isForReaders() {
        return false;
    }

    @Override
    void addInOrder(SqlBuilder statement) {
        statement.add("SELECT a.id, a.updated_at AS listed_at FROM article a WHERE true");
        if (owner != null) {
            addOwner(statement, owner);
        } else {
            addStatus(statement);
        }
        addCursor(statement, "a.updated_at", "a.id");
    }

    @Override
    void addConditions(SqlBuilder statement) {
        if (owner != null) {
            addOwner(statement, owner);
        }
        addStatus(statement);
        addLabels(statement);
        addPublished(statement, "a.published_at");
    }

    private static void addOwner(SqlBuilder statement, long owner) {
        statement.add("AND a.created_by = ?", owner);
    }

    private void addStatus(SqlBuilder statement) {
        if (status != null) {
            statement.add("AND a.status = ?", status.toString());
        }
    }
}
