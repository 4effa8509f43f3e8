package io.dateline.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dateline.gateway.http.Answer;
import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.openapi.Description;
import io.dateline.gateway.operation.Access;
import io.dateline.gateway.operation.Budget;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationHandler.Action;
import io.dateline.gateway.operation.OperationHandler.CachedRead;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The start fails when what is described, what is declared and what fits differ. */
class OperationTableTest {

    private static final String DESCRIBED = """
            paths:
              /things:
                get: {operationId: listThings}
                post:
                  operationId: makeThing
                  security: [{accessToken: []}]
                  requestBody: {content: {application/json: {schema: {type: object, additionalProperties: false,
                    properties: {}}}}}
              /things/{id}:
                delete: {operationId: dropThing, security: [{accessToken: []}]}
            """;

    private static final Action DONE = request -> Future.succeededFuture(Answer.empty(204));
    private static final CachedRead NEVER = (path, arguments) -> {
        throw new IllegalStateException("Nobody reads");
    };

    private static final Operation LIST = Operation.cachedRead("listThings", NEVER);
    private static final Operation MAKE =
            Operation.staffWrite("makeThing", DONE).withBody(10);
    private static final Operation DROP = Operation.staffWrite("dropThing", DONE);

    @Test
    void whatFitsIsFoundByPathAndMethod() {
        OperationTable table = table(DESCRIBED, LIST, MAKE, DROP);

        assertThat(Objects.requireNonNull(table.find("/things")).value().allowed())
                .isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(Objects.requireNonNull(table.find("/things/7")).value().allowed())
                .isEqualTo("DELETE, OPTIONS");
    }

    @Test
    void everythingThatDiffersIsToldAtOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> table(
                        DESCRIBED,
                        Operation.publicWrite("makeThing", List.of(), DONE),
                        DROP,
                        DROP,
                        Operation.staffRead("other", DONE)))
                .withMessageContaining("listThings is described, and not declared")
                .withMessageContaining("other is declared, and not described")
                .withMessageContaining("dropThing is declared twice")
                .withMessageContaining("makeThing is described as for staff, and declared as public")
                .withMessageContaining("makeThing is described with a body, and declared without a limit for it");
    }

    @Test
    void aLimitForABodyThatIsNotDescribedIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> table(DESCRIBED, LIST, MAKE, DROP.withBody(10)))
                .withMessageContaining("dropThing is described without a body, and declared with a limit for one");
    }

    @Test
    void whatIsPublicCannotBeDeclaredAsForStaff() {
        assertThatIllegalStateException()
                .isThrownBy(() -> table(DESCRIBED, Operation.staffRead("listThings", DONE), MAKE, DROP))
                .withMessageContaining("listThings is described as public, and declared as for staff");
    }

    @Test
    void aCachedReadIsAGet() {
        assertThatIllegalStateException()
                .isThrownBy(() -> table(DESCRIBED.replace("get: {operationId", "put: {operationId"), LIST, MAKE, DROP))
                .withMessageContaining("listThings is described as PUT, and declared as a read");
    }

    @ParameterizedTest
    @CsvSource({"/things/{id}, /things/{name}", "/a/{id}, /{kind}/b", "/a/{x}/c, /a/b/{y}", "/{x}/b/c, /a/{y}/c"})
    void anAmbiguousPairOfPathsIsRefused(String one, String other) {
        String described = DESCRIBED.replace("/things/{id}", one).replace("  /things:", "  " + other + ":");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(described, LIST, MAKE, DROP))
                .withMessageContaining("Ambiguous");
    }

    @Test
    void aLimitForStaffIsRefusedWhereAnybodyMayAsk() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.publicWrite("makeThing", List.of(Rule.WRITES_PER_STAFF), DONE))
                .withMessageContaining("makeThing is public");
    }

    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            names = {"COMMENTS_PER_ARTICLE", "SIGN_INS_PER_NAME", "SIGN_INS_PER_ADDRESS", "VIEWS_PER_ADDRESS"})
    void aLimitThatOnlyAHandlerCanTakeIsRefused(Rule rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.publicWrite("makeThing", List.of(rule), DONE))
                .withMessageContaining(rule.name());
    }

    @Test
    void whatIsCachedForEverybodyIsNotForStaff() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Operation("listThings", Access.STAFF, List.of(), 0, Budget.USUAL, NEVER))
                .withMessageContaining("listThings is for staff");
    }

    private static OperationTable table(String described, Operation... declared) {
        return new OperationTable(new Description(described).operations(), List.of(declared));
    }
}
