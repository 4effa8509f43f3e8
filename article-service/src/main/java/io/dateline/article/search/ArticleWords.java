package io.dateline.article.search;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** The index of words: what each article is found by. Written in direct style, in the transaction that changes the text. */
public final class ArticleWords {

    /** Creates the store; it has no state. */
    public ArticleWords() {}

    /** The words of an article with their positions, as the text of a {@code tsvector}. */
    public static String vector(ArticleText text) {
        return WordVector.of(text);
    }

    /** Makes the words of an article anew, after its row was written. */
    public void write(SqlConnection transaction, long id, ArticleText text) {
        addLanguage(transaction, Analysis.of(text.lang()).name());
        transaction
                .preparedQuery(
                        "UPDATE article_words SET analysis = $2, words = $3::text::tsvector WHERE article_id = $1")
                .execute(Tuple.of(id, Analysis.NUMBER, vector(text)))
                .await();
    }

    /** Adds a language to those that questions without one are understood in. */
    static void addLanguage(SqlConnection transaction, String name) {
        transaction
                .preparedQuery("INSERT INTO article_language (name) VALUES ($1) ON CONFLICT DO NOTHING")
                .execute(Tuple.of(name))
                .await();
    }
}
