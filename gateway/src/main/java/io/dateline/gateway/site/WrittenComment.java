package io.dateline.gateway.site;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.bus.Json;
import io.dateline.form.FaultCode;
import io.dateline.gateway.openapi.AddressRules;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.openapi.OperationCheck;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A comment as a form sends it, and the same as a request to the API, by whose rules it is checked. */
record WrittenComment(String slug, SentFields fields) {

    /** What a form has, with where the API has it. */
    static final Map<String, String> POINTERS = Map.of(
            "name", "/author/name",
            "email", "/author/email",
            "url", "/author/url",
            "body", "/body",
            "parent", "/parentId",
            "key", "/header/Idempotency-Key");

    private static final Set<String> FIELDS = Set.of("name", "email", "url", "body", "parent", "remember", "key");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    static WrittenComment read(String slug, Buffer body) {
        return new WrittenComment(slug, SentFields.read(body, FIELDS));
    }

    /**
     * The request to the API that says the same.
     *
     * @param api checks requests to write a comment
     * @throws Failure INVALID, with every fault
     * @throws Refusal if the form cannot be read
     */
    Arguments checkedBy(OperationCheck api) {
        if (fields.isMalformed()) {
            throw Refusal.of(ProblemType.MALFORMED_REQUEST, "The form is not percent-encoded UTF-8.");
        }
        if (fields.hasOthers()) {
            throw Failure.invalid("", FaultCode.UNKNOWN, "There is a field that this form does not have.");
        }
        if (!fields.repeated().isEmpty()) {
            throw Failure.invalid(fields.repeated().stream()
                    .map(name -> new Fault(POINTERS.getOrDefault(name, ""), FaultCode.REPEATED, "Must be sent once."))
                    .toList());
        }
        MultiMap headers = HttpHeaders.headers().add(HttpHeaders.CONTENT_TYPE, "application/json");
        String key = fields.optional("key");
        if (key != null) {
            headers.add("Idempotency-Key", key);
        }
        return api.check(Map.of(PageAddress.SLUG, slug), null, headers, Json.encode(json()), AddressRules.OF_API);
    }

    /** The comment that it replies to; null for none, and where it is not the number of one. */
    @Nullable
    Long parentId() {
        String parent = fields.text("parent").strip();
        return NUMBER.matcher(parent).matches() && Long.parseLong(parent) > 0 ? Long.valueOf(parent) : null;
    }

    private ObjectNode json() {
        ObjectNode comment = JsonNodeFactory.instance.objectNode();
        ObjectNode author = comment.putObject("author");
        for (String name : List.of("name", "email")) {
            if (fields.sent(name) != null) {
                author.put(name, fields.sent(name));
            }
        }
        if (fields.optional("url") != null) {
            author.put("url", fields.text("url"));
        }
        if (fields.sent("body") != null) {
            comment.put("body", fields.text("body"));
        }
        if (parentId() != null) {
            comment.put("parentId", parentId());
        } else if (fields.optional("parent") != null) {
            comment.put("parentId", fields.text("parent"));
        }
        return comment;
    }

    /** Keeps what a reader wrote out of logs. */
    @Override
    public String toString() {
        return "WrittenComment[slug=" + slug + "]";
    }
}
