package io.dateline.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.Changed;
import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is purged before a write is answered, and how long the answer waits. */
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

        Future<Void> settled = writes.settle(changed);

        assertThat(purged).containsExactly(changed);
        assertThat(settled.isComplete()).isFalse();
        shown.complete();
        assertThat(settled.succeeded()).isTrue();
    }

    @Test
    void nothingIsPurgedWhereNothingChangedAndWhereTheServiceDoesNotSay() {
        assertThat(writes.settle(Changed.nothing()).succeeded()).isTrue();
        assertThat(writes.settle(null).succeeded()).isTrue();

        assertThat(purged).isEmpty();
    }
}
