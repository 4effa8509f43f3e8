package io.dateline.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Bus;
import io.dateline.bus.Failure;
import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.ChangeOwnPassword;
import io.dateline.contract.StaffContract.ChangeSelf;
import io.dateline.contract.StaffContract.FindSelf;
import io.dateline.contract.StaffContract.Member;
import io.dateline.form.FaultCode;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.limit.Attempts;
import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.operation.Budget;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationRequest;
import io.dateline.gateway.session.ActiveStaff;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The account of the member of staff who asks. */
final class OwnAccountOperations {

    private final Bus bus;
    private final ActiveStaff active;
    private final Attempts attempts;

    OwnAccountOperations(Bus bus, ActiveStaff active, Attempts attempts) {
        this.bus = bus;
        this.active = active;
        this.attempts = attempts;
    }

    List<Operation> operations() {
        return List.of(
                Operation.staffRead("getOwnAccount", this::read),
                Operation.staffWrite("changeOwnAccount", this::change)
                        .withBody(Operation.USUAL_BODY)
                        .within(Budget.WITH_PASSWORD));
    }

    private Future<Answer> read(OperationRequest request) {
        return bus.ask(StaffContract.FIND_SELF, new FindSelf(), request.call()).map(self -> Answer.json(200, self));
    }

    private Future<Answer> change(OperationRequest request) {
        JsonNode body = request.arguments().body();
        ChangeOwnPassword password = password(body);
        Future<Member> changed = password == null ? ask(request, null) : limited(request, () -> ask(request, password));
        return changed.map(self -> Answer.json(200, self));
    }

    /** Null where it is to stay as it is. */
    private static @Nullable ChangeOwnPassword password(JsonNode body) {
        if (body.has("password") != body.has("currentPassword")) {
            String missing = body.has("password") ? "currentPassword" : "password";
            throw Failure.invalid("/" + missing, FaultCode.REQUIRED, "Send the present password and the new one.");
        }
        return body.has("password")
                ? new ChangeOwnPassword(
                        body.path("currentPassword").asText(),
                        body.path("password").asText())
                : null;
    }

    /** A process of the version before knows of passwords only: it is asked for nothing else where that is all. */
    private Future<Member> ask(OperationRequest request, @Nullable ChangeOwnPassword password) {
        JsonNode body = request.arguments().body();
        if (!body.has("displayName") && password != null) {
            return bus.ask(StaffContract.CHANGE_OWN_PASSWORD, password, request.call());
        }
        String displayName = body.has("displayName") ? body.path("displayName").asText() : null;
        return bus.ask(StaffContract.CHANGE_SELF, new ChangeSelf(displayName, password), request.call());
    }

    /** Wrong guesses of the present password count like those at signing in, from wherever the token was taken to. */
    private Future<Member> limited(OperationRequest request, Supplier<Future<Member>> change) {
        long staffId = request.call().caller().staffId();
        return attempts.make(
                        Rule.SIGN_INS_PER_NAME, "account " + staffId, request.answerHeaders(), request.call(), change)
                .onSuccess(self -> active.forget(staffId));
    }
}
