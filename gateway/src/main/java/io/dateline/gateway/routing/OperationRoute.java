package io.dateline.gateway.routing;

import io.dateline.gateway.openapi.DescribedOperation;
import io.dateline.gateway.operation.Access;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationHandler.Stream;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An operation as it is declared, with where it is and what it takes. Those of the API are described in {@code openapi.yaml};
 * a page says both in its declaration.
 */
public record OperationRoute(Operation operation, DescribedOperation described) {

    /**
     * Each declaration with its description.
     *
     * @throws IllegalStateException if they differ, with everything in which they do
     */
    static List<OperationRoute> join(List<DescribedOperation> described, List<Operation> declared) {
        List<String> differences = new ArrayList<>();
        Map<String, Operation> left = new LinkedHashMap<>();
        for (Operation operation : declared) {
            if (left.put(operation.id(), operation) != null) {
                differences.add(operation.id() + " is declared twice");
            }
        }
        List<OperationRoute> routes = new ArrayList<>();
        for (DescribedOperation one : described) {
            Operation operation = left.remove(one.id());
            if (operation == null) {
                differences.add(one.id() + " is described, and not declared");
            } else {
                OperationRoute route = new OperationRoute(operation, one);
                differences.addAll(route.differences());
                routes.add(route);
            }
        }
        left.keySet().forEach(id -> differences.add(id + " is declared, and not described"));
        if (!differences.isEmpty()) {
            throw new IllegalStateException(
                    "The description of the API and the declared operations differ: " + String.join("; ", differences));
        }
        return routes;
    }

    /** In what the two do not fit together. */
    List<String> differences() {
        List<String> found = new ArrayList<>();
        String id = operation.id();
        if (described.signedIn() && operation.access() != Access.STAFF) {
            found.add(id + " is described as for staff, and declared as public");
        }
        if (!described.signedIn() && operation.access() == Access.STAFF) {
            found.add(id + " is described as public, and declared as for staff");
        }
        if (described.check().takesBody() && operation.bodyLimit() == 0) {
            found.add(id + " is described with a body, and declared without a limit for it");
        }
        if (!described.check().takesBody() && operation.bodyLimit() > 0) {
            found.add(id + " is described without a body, and declared with a limit for one");
        }
        boolean reads = operation.handler().isCached() || operation.handler() instanceof Stream;
        if (reads && !HttpMethod.GET.equals(described.method())) {
            found.add(id + " is described as " + described.method() + ", and declared as a read");
        }
        return found;
    }
}
