package io.dateline.gateway;

import io.dateline.gateway.http.ProblemForm;
import io.dateline.gateway.openapi.AddressRules;
import io.dateline.gateway.openapi.Description;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.routing.OperationSurface;
import io.dateline.gateway.routing.OperationTable;
import io.dateline.gateway.routing.RequestHandlers;
import io.dateline.gateway.routing.Surface;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A surface of operations that a test declares, beside the API; its problems are plain text. */
final class OwnOperations {

    static final ProblemForm PLAIN = (problem, requestId, path) -> new ProblemForm.Written(
            "text/plain", null, Buffer.buffer(problem.type().code() + " " + requestId));

    private OwnOperations() {}

    /** A gateway without rate limits and with these operations at {@code /own}. */
    static RunningGateway start(Map<String, String> settings, String description, Operation... operations)
            throws Exception {
        return RunningGateway.start(settings, at("/own", AddressRules.OF_PAGES, description, operations));
    }

    static Function<RequestHandlers, List<Surface>> at(
            String prefix, AddressRules unknown, String description, Operation... operations) {
        return handlers -> List.of(new OperationSurface(
                prefix,
                PLAIN,
                unknown,
                new OperationTable(new Description(description).operations(), List.of(operations)),
                handlers));
    }
}
