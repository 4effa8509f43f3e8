package io.dateline.gateway.openapi;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.impl.Utils;
import java.util.List;

/** The published description of the API, {@code openapi.yaml}, which says what exists and what can be sent. */
public final class Description {

    private static final String FILE = "openapi.yaml";

    private final OpenAPIContract contract;
    private final Buffer text;

    private Description(OpenAPIContract contract, Buffer text) {
        this.contract = contract;
        this.text = text;
    }

    /** Reads it and resolves its references; fails if it is not valid OpenAPI 3.1. */
    public static Future<Description> load(Vertx vertx) {
        return vertx.fileSystem()
                .readFile(FILE)
                .compose(text -> Utils.yamlStringToJson(MediaTypes.known(text.toString()))
                        .compose(json -> OpenAPIContract.from(vertx, json))
                        .map(contract -> new Description(contract, text)));
    }

    /** As it is published. */
    public Buffer text() {
        return text;
    }

    /** Everything that can be asked for. */
    public List<Route> routes() {
        return contract.operations().stream().map(Description::route).toList();
    }

    private static Route route(Operation operation) {
        return new Route(
                operation.getOperationId(),
                operation.getHttpMethod(),
                operation.getAbsoluteOpenAPIPath(),
                !operation.getSecurityRequirements().isEmpty(),
                new OperationCheck(operation));
    }
}
