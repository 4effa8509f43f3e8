package io.dateline.gateway.api;

import io.dateline.bus.Bus;
import io.dateline.contract.AuditContract;
import io.dateline.contract.AuditContract.Listing;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationRequest;
import io.vertx.core.Future;
import java.util.List;

/** The audit log of the newsroom. Who may read it is decided by the article-service. */
final class AuditOperations {

    private static final String PATH = ApiOperations.BASE_PATH + "/newsroom/audit";

    private final Bus bus;

    AuditOperations(Bus bus) {
        this.bus = bus;
    }

    List<Operation> operations() {
        return List.of(Operation.staffRead("listAuditEntries", this::list));
    }

    private Future<Answer> list(OperationRequest request) {
        Arguments arguments = request.arguments();
        Listing listing = new Listing(
                arguments.optionalText("actor"),
                arguments.optionalText("action"),
                arguments.optionalText("subject"),
                arguments.optionalMoment("from"),
                arguments.optionalMoment("to"),
                (int) arguments.number("limit"),
                arguments.optionalText("cursor"));
        return bus.ask(AuditContract.LIST, listing, request.call()).map(page -> {
            Answer answer = Answer.json(200, page);
            return page.next() == null
                    ? answer
                    : answer.with(Headers.LINK, Headers.linkToNext(PATH + arguments.queryAt(page.next())));
        });
    }
}
