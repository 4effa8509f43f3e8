package io.dateline.sql;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work in one transaction on a connection: committed when it succeeds, undone when it fails. What is awaited here ends when
 * the connection is cut, at the latest.
 */
final class Transactions {

    private Transactions() {}

    /** For the event loops. */
    static <T> Future<T> run(SqlConnection connection, Function<SqlConnection, Future<T>> work) {
        return connection
                .begin()
                .compose(begun -> Future.succeededFuture(connection)
                        .compose(work)
                        .compose(
                                result -> begun.commit().map(result),
                                cause -> begun.rollback().transform(undone -> Future.failedFuture(cause))));
    }

    /**
     * In direct style, for virtual threads. The first statement follows the beginning without waiting for its answer, and the
     * end follows the last.
     */
    static <T extends @Nullable Object> T await(SqlConnection connection, Function<SqlConnection, Future<T>> work) {
        Future<Transaction> begun = connection.begin();
        Future<T> result;
        try {
            result = work.apply(connection);
        } catch (Throwable e) {
            begun.compose(Transaction::rollback).otherwiseEmpty().await();
            throw e;
        }
        Future<Void> ended = begun.compose(Transaction::commit);
        Future.join(result, ended).otherwiseEmpty().await();
        // Where a statement failed, the end says only that all was undone.
        T value = result.await();
        ended.await();
        return value;
    }

    /**
     * Does work that relies on an earlier statement of its transaction, whose answer it did not wait for: where that one failed,
     * this is what is told or thrown, rather than what followed from it.
     */
    static <T> Future<T> after(Future<?> earlier, Supplier<Future<T>> work) {
        try {
            return work.get().recover(cause -> Future.failedFuture(earlier.failed() ? earlier.cause() : cause));
        } catch (RuntimeException e) {
            if (earlier.failed()) {
                earlier.await();
            }
            throw e;
        }
    }
}
