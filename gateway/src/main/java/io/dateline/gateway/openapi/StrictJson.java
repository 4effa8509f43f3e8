package io.dateline.gateway.openapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Parses JSON from clients: valid UTF-8, one value, no duplicate keys, nested at most {@value #MAX_DEPTH} levels deep. */
final class StrictJson {

    static final int MAX_DEPTH = 32;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(100)
                            .maxNameLength(1_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /**
     * The value.
     *
     * @throws Refusal with the line and column at which it is no JSON
     */
    static JsonNode parse(Buffer bytes) {
        try {
            JsonNode value = MAPPER.readTree(utf8(bytes));
            if (value.isMissingNode()) {
                throw Refusal.of(ProblemType.MALFORMED_REQUEST, "The body is empty.");
            }
            return value;
        } catch (JsonProcessingException e) {
            // The parser's own message may repeat the body, and names classes.
            throw Refusal.of(
                    ProblemType.MALFORMED_REQUEST,
                    e.getLocation() == null
                            ? "The body is not JSON as it is read here."
                            : "The body is not JSON as it is read here: see line "
                                    + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr()
                                    + ". No key may occur twice, and nothing may be deeper than " + MAX_DEPTH + ".");
        }
    }

    private static String utf8(Buffer bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.of(ProblemType.MALFORMED_REQUEST, "The body is not UTF-8.");
        }
    }
}
