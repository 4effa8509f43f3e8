package io.dateline.article.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    /** Those examples of RFC 7396, appendix A, whose target and patch are objects. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
                    {"a":"b"} | {"a":"c"} | {"a":"c"}
                    {"a":"b"} | {"b":"c"} | {"a":"b","b":"c"}
                    {"a":"b"} | {"a":null} | {}
                    {"a":"b","b":"c"} | {"a":null} | {"b":"c"}
                    {"a":["b"]} | {"a":"c"} | {"a":"c"}
                    {"a":"c"} | {"a":["b"]} | {"a":["b"]}
                    {"a":{"b":"c"}} | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
                    {"a":[{"b":"c"}]} | {"a":[1]} | {"a":[1]}
                    {"e":null} | {"a":1} | {"e":null,"a":1}
                    {} | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
                    """)
    void aPatchIsMergedAsTheStandardSays(String target, String patch, String result) throws JsonProcessingException {
        ObjectNode before = tree(target);

        assertThat(MergePatch.apply(before, tree(patch))).isEqualTo(tree(result));
        assertThat(before).isEqualTo(tree(target));
    }

    private static ObjectNode tree(String json) throws JsonProcessingException {
        return (ObjectNode) Json.mapper().readTree(json);
    }
}
