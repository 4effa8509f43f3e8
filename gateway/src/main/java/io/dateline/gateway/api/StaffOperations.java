package io.dateline.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.access.Role;
import io.dateline.bus.Bus;
import io.dateline.bus.Failure;
import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.Change;
import io.dateline.contract.StaffContract.Hire;
import io.dateline.contract.StaffContract.ListMembers;
import io.dateline.form.FaultCode;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.operation.Budget;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationRequest;
import io.dateline.gateway.session.ActiveStaff;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts of the staff. */
final class StaffOperations {

    private static final String PATH = "/api/v1/newsroom/staff/";

    private final Bus bus;
    private final ActiveStaff active;

    StaffOperations(Bus bus, ActiveStaff active) {
        this.bus = bus;
        this.active = active;
    }

    List<Operation> operations() {
        return List.of(
                Operation.staffRead("listStaff", this::list),
                Operation.staffWrite("hire", this::hire)
                        .withBody(Operation.USUAL_BODY)
                        .within(Budget.WITH_PASSWORD),
                Operation.staffWrite("changeMember", this::change)
                        .withBody(Operation.USUAL_BODY)
                        .within(Budget.WITH_PASSWORD));
    }

    private Future<Answer> list(OperationRequest request) {
        return bus.ask(StaffContract.LIST, new ListMembers(), request.call()).map(members -> Answer.json(200, members));
    }

    private Future<Answer> hire(OperationRequest request) {
        JsonNode body = request.arguments().body();
        List<Role> roles = roles(body);
        if (roles == null) {
            throw Failure.invalid("/roles", FaultCode.REQUIRED, "Send roles, or one role.");
        }
        Hire hire =
                new Hire(body.path("name").asText(), body.path("password").asText(), roles, text(body, "displayName"));
        return bus.ask(StaffContract.HIRE, hire, request.call())
                .map(member -> Answer.json(201, member).with(HttpHeaders.LOCATION, PATH + member.id()));
    }

    private Future<Answer> change(OperationRequest request) {
        JsonNode body = request.arguments().body();
        Change change = new Change(
                request.arguments().number("id"),
                roles(body),
                text(body, "password"),
                body.has("active") ? body.path("active").booleanValue() : null);
        return bus.ask(StaffContract.CHANGE, change, request.call())
                .onSuccess(member -> active.forget(member.id()))
                .map(member -> Answer.json(200, member));
    }

    /** Several, or the one that is sent alone; null where there are none. */
    private static @Nullable List<Role> roles(JsonNode body) {
        if (!body.has("roles")) {
            return body.has("role") ? List.of(Role.named(body.path("role").asText())) : null;
        }
        if (body.has("role")) {
            throw Failure.invalid("/role", FaultCode.CONFLICT, "Send roles or role, not both.");
        }
        List<Role> roles = new ArrayList<>();
        body.path("roles").forEach(role -> roles.add(Role.named(role.asText())));
        return roles;
    }

    private static @Nullable String text(JsonNode body, String name) {
        return body.has(name) ? body.path(name).asText() : null;
    }
}
