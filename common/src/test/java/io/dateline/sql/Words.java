package io.dateline.sql;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes words down, many in one transaction; a word excludes none but itself. */
final class Words implements GroupCommit.Work<String, String> {

    /** To be deployed in a database that has the table. */
    static GroupCommit<String, String> commit(Vertx vertx, Database database) {
        GroupCommit<String, String> commit = new GroupCommit<>(database, 1_000, Duration.ofMillis(1_500), new Words());
        vertx.deployVerticle(commit, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .await();
        return commit;
    }

    static void makeTable(Database database) {
        database.query("CREATE TABLE IF NOT EXISTS said (word text PRIMARY KEY)", Tuple.tuple())
                .await();
    }

    /** What is written down, the same word as often as it is. */
    static List<String> said(Database database) {
        List<String> words = new ArrayList<>();
        database.query("SELECT word FROM said", Tuple.tuple()).await().forEach(row -> words.add(row.getString(0)));
        return words;
    }

    @Override
    public Collection<String> exclusive(String word) {
        return List.of(word);
    }

    @Override
    public Future<List<Future<String>>> carryOut(SqlConnection transaction, List<String> words) {
        return transaction
                .preparedQuery("INSERT INTO said (word) SELECT unnest($1::text[])")
                .execute(Tuple.tuple().addArrayOfString(words.toArray(String[]::new)))
                .map(done -> words.stream().map(Future::succeededFuture).toList());
    }

    @Override
    public void committed(List<String> answers) {}
}
