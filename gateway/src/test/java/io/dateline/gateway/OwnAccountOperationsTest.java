package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.ChangeOwnPassword;
import io.dateline.contract.StaffContract.ChangeSelf;
import io.dateline.testkit.http.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What members of staff change of their own accounts. */
class OwnAccountOperationsTest {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start();
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.services.forget();
    }

    @Test
    void aDisplayNameNeedsNoPassword() throws Exception {
        change("{\"displayName\": \"Ines A.\"}").hasStatus(200);

        assertThat(gateway.services.lastAsked(StaffContract.CHANGE_SELF)).isEqualTo(new ChangeSelf("Ines A.", null));
    }

    @Test
    void bothAreChangedAtOnce() throws Exception {
        change("{\"displayName\": \"Ines A.\", \"currentPassword\": \"old\", \"password\": \"a new password\"}")
                .hasStatus(200);

        assertThat(gateway.services.lastAsked(StaffContract.CHANGE_SELF))
                .isEqualTo(new ChangeSelf("Ines A.", new ChangeOwnPassword("old", "a new password")));
    }

    @Test
    void aPasswordAloneIsAskedAsTheVersionBeforeUnderstandsIt() throws Exception {
        change("{\"currentPassword\": \"old\", \"password\": \"a new password\"}")
                .hasStatus(200);

        assertThat(gateway.services.lastAsked(StaffContract.CHANGE_OWN_PASSWORD))
                .isEqualTo(new ChangeOwnPassword("old", "a new password"));
    }

    @Test
    void aPasswordNeedsThePresentOne() throws Exception {
        change("{\"password\": \"a new password\"}").isProblem(400, "invalid");
        change("{\"currentPassword\": \"old\"}").isProblem(400, "invalid");
        change("{}").isProblem(400, "invalid");
        change("{\"displayName\": \"\"}").isProblem(400, "invalid");

        assertThat(gateway.services.asked(StaffContract.CHANGE_SELF)).isEmpty();
        assertThat(gateway.services.asked(StaffContract.CHANGE_OWN_PASSWORD)).isEmpty();
    }

    private static Exchange change(String json) throws Exception {
        return gateway.send(
                "PATCH",
                "/api/v1/newsroom/me",
                json,
                RunningGateway.with(gateway.signedIn(), "Content-Type", "application/merge-patch+json"));
    }
}
