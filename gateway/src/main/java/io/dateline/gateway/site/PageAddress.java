package io.dateline.gateway.site;

import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.openapi.DescribedOperation;
import io.dateline.gateway.openapi.OperationCheck;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page is and which parameters it has, as a URI template (RFC 6570): {@code /topics/{slug}{?cursor}}.
 *
 * @param path with {@code {name}} for what varies
 * @param query the names of the parameters behind it
 */
record PageAddress(String path, List<String> query) {

    static final String SLUG = "slug";

    private static final Pattern TEMPLATE = Pattern.compile("(?<path>[^?]+?)(\\{\\?(?<query>[a-z,]+)})?");
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    static PageAddress of(String template) {
        Matcher parts = TEMPLATE.matcher(template);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not the address of a page: " + template);
        }
        String query = parts.group("query");
        return new PageAddress(parts.group("path"), query == null ? List.of() : List.of(query.split(",")));
    }

    /**
     * What can be sent there.
     *
     * @param body as OpenAPI has it; null for none
     */
    DescribedOperation described(String id, HttpMethod method, @Nullable JsonObject body, PageParameters known) {
        List<JsonObject> parameters = new ArrayList<>();
        VARIABLE.matcher(path).results().forEach(variable -> parameters.add(known.parameter(variable.group(1), true)));
        query.forEach(name -> parameters.add(known.parameter(name, false)));
        return new DescribedOperation(id, method, path, false, new OperationCheck(parameters, body));
    }

    /** The address of a page for what it was asked for, but with another slug. */
    String at(String slug, Arguments asked) {
        String filled = VARIABLE.matcher(path)
                .replaceAll(variable -> variable.group(1).equals(SLUG)
                        ? slug
                        : String.valueOf(asked.values().get(variable.group(1))));
        return filled + asked.normalQuery();
    }
}
