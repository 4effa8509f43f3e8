package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dateline.access.Role;
import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.Hire;
import io.dateline.contract.StaffContract.ListMembers;
import io.dateline.contract.StaffContract.Member;
import io.dateline.seal.Purpose;
import io.dateline.seal.Seal;
import io.dateline.seal.SteadyClock;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent to the service past the gateway, by somebody who has no secret. */
class ForgedQuestionsTest {

    @Test
    void nobodyIsHiredByAFrameOfAStranger() {
        try (RunningArticleService newsroom = RunningArticleService.open()) {
            List<Member> before = members(newsroom);
            Buffer hire = StaffContract.HIRE
                    .question()
                    .encode(new Hire("mallory", "a good password", List.of(Role.ADMIN), null));
            Buffer sealed = Buffer.buffer(Seal.of("guessed by somebody", null, SteadyClock.system())
                    .seal(Purpose.question("staff.hire"), hire.getBytes())
                    .frame());
            DeliveryOptions admin = new DeliveryOptions()
                    .addHeader("request-id", "forged")
                    .addHeader("millis-left", "5000")
                    .addHeader("staff-id", "1")
                    .addHeader("staff-name", "admin")
                    .addHeader("staff-role", "admin");

            for (Buffer body : List.of(hire, sealed)) {
                ReplyException refused = catchThrowableOfType(
                        ReplyException.class,
                        () -> newsroom.vertx
                                .eventBus()
                                .request("staff.hire", body, admin)
                                .await());
                assertThat(refused.getMessage()).isEqualTo("refused");
            }

            assertThat(members(newsroom)).isEqualTo(before);
        }
    }

    private static List<Member> members(RunningArticleService newsroom) {
        return newsroom.ask(StaffContract.LIST, new ListMembers(), RunningArticleService.ADMIN)
                .items();
    }
}
