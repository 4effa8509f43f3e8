package io.dateline.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.system.Replica;
import io.dateline.system.Replicas;
import io.dateline.system.Running;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Those faults of {@code ./dateline faults} that are over soon: three minutes in all. */
@ExtendWith(Running.class)
class FaultsCommandTest {

    private static final int ROUNDS = 3;

    private final Replicas replicas;

    FaultsCommandTest(Replicas replicas) {
        this.replicas = replicas;
    }

    @Test
    void connectionsThatDieSilentlyAreNoticedEachTime() throws Exception {
        assertKept("postgres-connections-silent", ROUNDS);
    }

    /** In which up to eight processes are started. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kill-article-service",
                "kill-comment-service",
                "kill-all-sites",
                "changed-before-outage",
                "replace-in-order"
            })
    void whatIsPromisedHolds(String name) throws Exception {
        assertKept(name, 1);
    }

    private void assertKept(String name, int rounds) throws Exception {
        InjectedFault fault =
                Options.parse(List.of(name), Catalogue.all()).faults().getFirst();
        Report.begin(fault);

        Injection.Result result = Injection.run(replicas, fault, rounds);

        Report.end(result);
        replicas.awaitWhole();
        assertThat(result.broken()).as(result.seen() + result.failures()).isEmpty();
        if (name.startsWith("kill-")) {
            assertNoStackTraces();
        }
    }

    private void assertNoStackTraces() throws Exception {
        for (Replica replica : replicas.all()) {
            assertThat(replica.log())
                    .as("the log of " + replica.name() + ", in which a lost process is a line and no stack trace")
                    .noneMatch(line -> line.contains("\"stack\":"));
        }
    }
}
