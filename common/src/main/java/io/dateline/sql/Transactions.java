package io.dateline.sql;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in one transaction on a connection: committed when it succeeds, rolled back when it fails. An await here
 * ends at the latest when the connection is reset.
 */
final class Transactions {

    private Transactions() {}

    /** For event loops. */
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
     * In direct style, for virtual threads. BEGIN is sent without waiting for its answer, and so is COMMIT after the
     * last statement.
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
        // If a statement failed, COMMIT only reports the rollback.
        T value = result.await();
        ended.await();
        return value;
    }

    /**
     * Does work after a statement whose answer was not awaited: if that statement failed, its failure is reported
     * rather than one that followed from it.
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
