package io.dateline.gateway.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Bus;
import io.dateline.bus.Failure;
import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.ChangeOwnPassword;
import io.dateline.contract.StaffContract.FindSelf;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.limit.RateLimits;
import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.session.ActiveStaff;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** The account of whoever asks. */
final class OwnAccount {

    private final Bus bus;
    private final ActiveStaff active;
    private final RateLimits limits;

    OwnAccount(Bus bus, ActiveStaff active, RateLimits limits) {
        this.bus = bus;
        this.active = active;
        this.limits = limits;
    }

    Future<Answer> read(Inquiry inquiry) {
        return bus.ask(StaffContract.FIND_SELF, new FindSelf(), inquiry.call()).map(self -> Answer.json(200, self));
    }

    /** Guesses of the present password count like those at signing in, from wherever the token was taken to. */
    Future<Answer> change(Inquiry inquiry) {
        JsonNode body = inquiry.arguments().body();
        ChangeOwnPassword change = new ChangeOwnPassword(
                body.path("currentPassword").asText(), body.path("password").asText());
        long staffId = inquiry.call().caller().staffId();
        String subject = "account " + staffId;
        return limits.take(Rule.SIGN_INS_PER_NAME, subject, inquiry.answerHeaders())
                .compose(allowed -> bus.ask(StaffContract.CHANGE_OWN_PASSWORD, change, inquiry.call())
                        .transform(done -> isWrong(done.cause())
                                ? Future.failedFuture(done.cause())
                                : limits.giveBack(Rule.SIGN_INS_PER_NAME, subject)
                                        .compose(given -> done.succeeded()
                                                ? Future.succeededFuture(done.result())
                                                : Future.failedFuture(done.cause()))))
                .onSuccess(self -> active.forget(staffId))
                .map(self -> Answer.json(200, self));
    }

    private static boolean isWrong(@Nullable Throwable cause) {
        return cause instanceof Failure failure && failure.kind() == Failure.Kind.FORBIDDEN;
    }
}
