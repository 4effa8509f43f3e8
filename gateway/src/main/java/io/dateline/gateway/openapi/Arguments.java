package io.dateline.gateway.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.form.Moment;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came with a request, checked: every parameter has the form that the description asks for.
 *
 * @param values by name, defaults filled in; texts and {@link Long}s
 * @param given the query parameters that are not at their default, in the order of their names
 * @param body the JSON object, empty where none was sent
 */
public record Arguments(Map<String, Object> values, TreeMap<String, String> given, ObjectNode body) {

    /** A text that is always there. */
    public String text(String name) {
        return Objects.requireNonNull(optionalText(name), name);
    }

    /** A text, or null. */
    public @Nullable String optionalText(String name) {
        return (String) values.get(name);
    }

    /** A number that is always there. */
    public long number(String name) {
        return Objects.requireNonNull(optionalNumber(name), name);
    }

    /** A number, or null. */
    public @Nullable Long optionalNumber(String name) {
        return (Long) values.get(name);
    }

    /** A moment, or null. */
    public @Nullable Instant optionalMoment(String name) {
        String text = optionalText(name);
        return text == null ? null : Moment.parse(text);
    }

    /** The query in its one normal form: sorted, without what is the default; empty, or beginning with {@code ?}. */
    public String normalQuery() {
        return query(given);
    }

    /** The same query with another cursor. */
    public String queryAt(String cursor) {
        TreeMap<String, String> next = new TreeMap<>(given);
        next.put("cursor", cursor);
        return query(next);
    }

    private static String query(TreeMap<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(p -> QueryString.encode(p.getKey()) + "=" + QueryString.encode(p.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
