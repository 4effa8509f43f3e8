package io.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.sql.ChangeLog;
import io.dateline.sql.IdempotencyKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

    private Room room;

    @BeforeEach
    void open() {
        room = new Room();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whatIsOutdatedGoesAndWhatIsNeededStays() {
        // given three old changes of one subject and one of another, an old key and a new one
        room.execute(
                "INSERT INTO change_log (subject, at) SELECT unnest(ARRAY[7, 8, 7, 7]), now() - interval '2 hours'");
        room.execute("INSERT INTO idempotency_key (scope, key, fingerprint, created_at) VALUES"
                + " ('s', 'old', '', now() - interval '25 hours'), ('s', 'new', '', now())");

        // when
        Room.get(new Housekeeping(new ChangeLog(room.vertx, room.database), new IdempotencyKeys(room.database)).tidy());

        // then the last change of each is left, and the new key
        assertThat(room.number("SELECT count(*) FROM change_log")).isEqualTo(2);
        assertThat(room.number("SELECT count(*) FROM change_log WHERE number = 4"))
                .isEqualTo(1);
        assertThat(room.number("SELECT count(*) FROM idempotency_key WHERE key = 'new'"))
                .isEqualTo(room.number("SELECT count(*) FROM idempotency_key"));
    }
}
