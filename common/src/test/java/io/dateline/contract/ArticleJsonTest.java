package io.dateline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.ArticleContract.Edit;
import io.dateline.sql.IdempotencyKeys;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

/** Two versions of a service run in one cluster during an upgrade. */
class ArticleJsonTest {

    /** Neither in the order of the record, nor without null. */
    private static final String DRAFT =
            "{\"lang\":\"en\",\"headline\":\"H\",\"slug\":null,\"authors\":[\"a\",{\"slug\":\"b\"}]}";

    private static ObjectNode tree(String json) throws JsonProcessingException {
        return (ObjectNode) Json.mapper().readTree(json);
    }

    @Test
    void aDraftIsItsJsonOnTheBus() throws JsonProcessingException {
        Buffer sent = Json.encode(new Create(ArticleDraft.of(tree(DRAFT)), "key"));

        assertThat(sent).hasToString("{\"article\":" + DRAFT + ",\"idempotencyKey\":\"key\"}");
        assertThat(Json.decode(sent, Create.class)).isEqualTo(new Create(ArticleDraft.of(tree(DRAFT)), "key"));
    }

    @Test
    void aPatchIsItsJsonOnTheBus() throws JsonProcessingException {
        String patch = "{\"standfirst\":null,\"dateline\":{\"date\":null}}";

        Buffer sent = Json.encode(new Edit(7, 2, ArticlePatch.of(tree(patch))));

        assertThat(sent).hasToString("{\"id\":7,\"version\":2,\"patch\":" + patch + "}");
        assertThat(Json.decode(sent, Edit.class)).isEqualTo(new Edit(7, 2, ArticlePatch.of(tree(patch))));
    }

    @Test
    void aKeyThatTheVersionBeforeStoredIsRecognised() throws JsonProcessingException {
        assertThat(IdempotencyKeys.fingerprint(ArticleDraft.of(tree(DRAFT))))
                .isEqualTo(IdempotencyKeys.fingerprint(tree(DRAFT)));
    }
}
