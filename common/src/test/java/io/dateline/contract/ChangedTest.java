package io.dateline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Json;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Announcements as they come from this version, from an earlier one and from a later one. */
class ChangedTest {

    @Test
    void eachKindComesAsItWasSent() {
        for (Changed changed : List.of(
                Changed.added(List.of(SurrogateKey.comments(17)), List.of("comment:1")),
                Changed.changed(List.of(SurrogateKey.article(17))),
                Changed.withdrawn(List.of(SurrogateKey.article(17))))) {
            assertThat(Json.decode(Json.encode(changed), Changed.class)).isEqualTo(changed);
        }
    }

    @Test
    void whatAnEarlierVersionTellsOfANewCommentIsAnAddition() {
        assertThat(decoded("{'keys': ['comments:17'], 'causes': ['comment:1']}").kind())
                .isEqualTo(Changed.Kind.ADDED);
    }

    @Test
    void whateverElseItTellsMayBeAWithdrawal() {
        assertThat(decoded("{'keys': ['article:17'], 'causes': []}").kind()).isEqualTo(Changed.Kind.WITHDRAWN);
        assertThat(decoded("{'keys': ['article:17']}").kind()).isEqualTo(Changed.Kind.WITHDRAWN);
    }

    @Test
    void whatALaterVersionTellsInUnknownWordsMayBeAWithdrawal() {
        assertThat(decoded("{'keys': ['article:17'], 'causes': ['x'], 'kind': 'embargoed', 'more': 1}"))
                .isEqualTo(new Changed(List.of(SurrogateKey.article(17)), List.of("x"), Changed.Kind.WITHDRAWN));
    }

    private static Changed decoded(String json) {
        return Json.decode(Buffer.buffer(json.replace('\'', '"')), Changed.class);
    }
}
