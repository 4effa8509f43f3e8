package io.dateline.gateway.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Bus;
import io.dateline.bus.Role;
import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.Change;
import io.dateline.contract.StaffContract.Hire;
import io.dateline.contract.StaffContract.ListMembers;
import io.dateline.gateway.http.Answer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The accounts of the newsroom. */
final class Staff {

    private static final String PATH = "/api/v1/newsroom/staff/";

    private final Bus bus;

    Staff(Bus bus) {
        this.bus = bus;
    }

    Future<Answer> list(Inquiry inquiry) {
        return bus.ask(StaffContract.LIST, new ListMembers(), inquiry.call()).map(members -> Answer.json(200, members));
    }

    Future<Answer> hire(Inquiry inquiry) {
        JsonNode body = inquiry.arguments().body();
        Hire hire = new Hire(
                body.path("name").asText(),
                body.path("password").asText(),
                Role.named(body.path("role").asText()),
                text(body, "displayName"));
        return bus.ask(StaffContract.HIRE, hire, inquiry.call())
                .map(member -> Answer.json(201, member).with(HttpHeaders.LOCATION, PATH + member.id()));
    }

    Future<Answer> change(Inquiry inquiry) {
        JsonNode body = inquiry.arguments().body();
        String role = text(body, "role");
        Change change = new Change(
                inquiry.arguments().number("id"),
                role == null ? null : Role.named(role),
                text(body, "password"),
                body.has("active") ? body.path("active").booleanValue() : null);
        return bus.ask(StaffContract.CHANGE, change, inquiry.call()).map(member -> Answer.json(200, member));
    }

    private static @Nullable String text(JsonNode body, String name) {
        return body.has(name) ? body.path(name).asText() : null;
    }
}
