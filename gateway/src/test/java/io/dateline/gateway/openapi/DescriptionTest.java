package io.dateline.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.gateway.docs.Resources;
import io.vertx.core.Vertx;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.SecurityRequirement;
import io.vertx.openapi.impl.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.error.YAMLException;

class DescriptionTest {

    private static final String PUBLISHED = Resources.read("openapi.yaml").toString();

    private static final String SMALL = """
            paths:
              /things:
                parameters:
                  - {name: id, in: query, schema: {$ref: '#/components/schemas/Id'}}
                get: {operationId: listThings}
            components:
              schemas:
                Id: {type: integer}
            """;

    /**
     * The library knows no registered media type that ends in {@code +json}, only those of vendors, and no server whose address is
     * relative.
     */
    @Test
    void whatIsPublishedIsValidAndReadAsALibraryReadsIt() {
        Vertx vertx = Vertx.vertx();
        String known = PUBLISHED
                .replace("- url: /\n", "- url: http://127.0.0.1:8080\n")
                .replace("application/problem+json", "application/vnd.problem+json")
                .replace("application/merge-patch+json", "application/vnd.merge-patch+json");
        OpenAPIContract contract = Utils.yamlStringToJson(known)
                .compose(json -> OpenAPIContract.from(vertx, json))
                .await();

        assertThat(new Description(PUBLISHED).operations())
                .extracting(DescriptionTest::summary)
                .containsExactlyInAnyOrderElementsOf(contract.operations().stream()
                        .map(DescriptionTest::summary)
                        .toList());
        vertx.close().await();
    }

    private static String summary(DescribedOperation route) {
        return route.id() + " " + route.method() + " " + route.path() + " " + route.signedIn() + " "
                + route.check().takesBody();
    }

    private static String summary(Operation operation) {
        return operation.getOperationId() + " " + operation.getHttpMethod() + " "
                + operation.getAbsoluteOpenAPIPath() + " "
                + isForStaff(operation) + " " + (operation.getRequestBody() != null);
    }

    private static boolean isForStaff(Operation operation) {
        return !operation.getSecurityRequirements().isEmpty()
                && operation.getSecurityRequirements().stream().noneMatch(SecurityRequirement::isEmpty);
    }

    @Test
    void aMemberThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> new Description(SMALL.replace("type: integer", "type: integer, type: string")))
                .isInstanceOf(YAMLException.class)
                .hasMessageContaining("duplicate key type");
    }

    @ParameterizedTest
    @CsvSource({
        "#/components/schemas/Id, #/components/schemas/Name, leads to nothing",
        "#/components/schemas/Id, things.yaml#/Id, leads out of the description",
        "schema: {, 'schema: {maximum: 9, ', beside a reference",
        "type: integer, 'type: integer, multipleOf: 2', multipleOf",
        "type: integer, 'oneOf: [{type: string}, {type: string}]', two alternatives",
    })
    void whatWouldNotBeCheckedIsRefused(String part, String other, String told) {
        assertThat(new Description(SMALL).operations()).hasSize(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Description(SMALL.replace(part, other)))
                .withMessageContaining(told);
    }
}
