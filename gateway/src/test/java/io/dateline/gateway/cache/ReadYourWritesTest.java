package io.dateline.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.Changed;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.WriteResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is purged for whoever wrote something, and how long its answer waits. */
class ReadYourWritesTest {

    private final List<Changed> purged = new ArrayList<>();
    private final Promise<Void> shown = Promise.promise();
    private final ReadYourWrites writes = new ReadYourWrites(changed -> {
        purged.add(changed);
        return shown.future();
    });

    @Test
    void theAnswerGoesOnWhenWhatTheServiceSaysIsPurged() {
        Changed changed = Changed.changed(List.of(SurrogateKey.lang("pt")));

        Future<String> answer = writes.settle(new WriteResult<>("done", changed));

        assertThat(purged).containsExactly(changed);
        assertThat(answer.isComplete()).isFalse();
        shown.complete();
        assertThat(answer.result()).isEqualTo("done");
    }

    @Test
    void nothingIsPurgedWhereNothingChangedAndWhereTheServiceDoesNotSay() {
        assertThat(writes.settle(new WriteResult<>("done", Changed.nothing())).result())
                .isEqualTo("done");
        assertThat(writes.settle(new WriteResult<>("done", null)).result()).isEqualTo("done");

        assertThat(purged).isEmpty();
    }
}
