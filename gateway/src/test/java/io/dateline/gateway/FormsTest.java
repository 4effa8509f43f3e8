package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.ArticleContract;
import io.dateline.contract.CommentContract;
import io.dateline.contract.SessionContract;
import io.dateline.contract.StaffContract;
import io.dateline.testkit.http.Exchange;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and programs send by accident and mean no harm with: blanks around a line, null, other spellings. */
class FormsTest {

    private static final String COMMENTS = "/api/v1/articles/the-bridge/comments";
    private static final String STAFF = "/api/v1/newsroom/staff";

    private static RunningGateway gateway;
    private static String[] editor;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start();
        editor = gateway.signedIn();
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\\t", "\\r\\n", "\\u00a0", "\\u3000", "\\u200b", "\\ufeff", "\\u2060", "\\u2028"})
    void blanksAroundWhatIsOneLineAreCut(String blank) throws Exception {
        gateway.post(COMMENTS, json("""
                        {'author': {'name': '_Ines_', 'email': '_mo@example.org_', 'url': '_https://example.org/_'},
                         'body': ' Said. '}""".replace("_", blank))).hasStatus(201);

        CommentContract.Write written = gateway.services.lastAsked(CommentContract.WRITE);
        assertThat(written.name()).isEqualTo("Ines");
        assertThat(written.email()).isEqualTo("mo@example.org");
        assertThat(written.url()).isEqualTo("https://example.org/");
        assertThat(written.body()).isEqualTo(" Said. ");
    }

    @Test
    void whatIsInvisibleAroundAnAddressIsCutAndTheMarksOfANameStay() throws Exception {
        gateway.post(
                        COMMENTS,
                        json(
                                "{'author': {'name': 'Ines\\u200e', 'email': '\\u202amo@example.org\\u202c'}, 'body': 'x'}"))
                .hasStatus(201);

        CommentContract.Write written = gateway.services.lastAsked(CommentContract.WRITE);
        assertThat(written.name()).isEqualTo("Ines\u200E");
        assertThat(written.email()).isEqualTo("mo@example.org");
    }

    @Test
    void passwordsAndMarkdownAreTakenAsTheyAre() throws Exception {
        gateway.post("/api/v1/sessions", json("{'name': ' ines ', 'password': ' \\u200bsecret '}"))
                .hasStatus(200);
        SessionContract.SignIn signIn = gateway.services.lastAsked(SessionContract.SIGN_IN);
        assertThat(signIn.name()).isEqualTo("ines");
        assertThat(signIn.password()).isEqualTo(" \u200Bsecret ");

        gateway.post(
                        "/api/v1/newsroom/articles",
                        json("{'headline': ' Late ', 'lang': ' en ', 'slug': 'late ', 'tags': [' rail '],"
                                + " 'body': {'markdown': '    code '}}"),
                        editor)
                .hasStatus(201);
        assertThat(gateway.services.lastAsked(ArticleContract.CREATE).article())
                .hasToString("{\"headline\":\"Late\",\"lang\":\"en\",\"slug\":\"late\",\"tags\":[\"rail\"],"
                        + "\"body\":{\"markdown\":\"    code \"}}");
    }

    @Test
    void nullIsLeftOut() throws Exception {
        gateway.post(
                        COMMENTS,
                        json(
                                "{'author': {'name': 'n', 'email': 'a@b.example', 'url': null}, 'body': 'x', 'parentId': null}"))
                .hasStatus(201);
        CommentContract.Write written = gateway.services.lastAsked(CommentContract.WRITE);
        assertThat(written.parentId()).isNull();
        assertThat(written.url()).isNull();

        gateway.post(
                        STAFF,
                        json(
                                "{'name': 'mo', 'password': 'long enough', 'roles': null, 'role': 'author', 'displayName': null}"),
                        editor)
                .hasStatus(201);
        assertThat(gateway.services.lastAsked(StaffContract.HIRE).displayName()).isNull();

        patch(STAFF + "/7", "{'roles': null, 'role': null, 'password': null, 'active': false}")
                .hasStatus(200);
        assertThat(gateway.services.lastAsked(StaffContract.CHANGE))
                .isEqualTo(new StaffContract.Change(7, null, null, false));

        gateway.post(
                        "/api/v1/newsroom/articles",
                        json("{'headline': 'h', 'lang': 'en', 'slug': null, 'body': null, 'related': [{'slug': 'a',"
                                + " 'placement': null}], 'authors': [{'slug': 'b', 'name': null}]}"),
                        editor)
                .hasStatus(201);
    }

    @Test
    void nullIsAFaultWhereSomethingMustBeThere() throws Exception {
        assertThat(patch(STAFF + "/7", "{'password': null}")
                        .isProblem(400, "invalid")
                        .faults())
                .containsExactly(" too-few");
        assertThat(gateway.post(STAFF, json("{'name': null, 'password': null, 'role': 'author'}"), editor)
                        .isProblem(400, "invalid")
                        .faults())
                .containsExactlyInAnyOrder("/name required", "/password required");
        assertThat(gateway.post(
                                "/api/v1/newsroom/articles",
                                json("{'headline': 'h', 'lang': 'en', 'dateline': {'place': null}, 'tags': [null]}"),
                                editor)
                        .isProblem(400, "invalid")
                        .faults())
                .containsExactlyInAnyOrder("/dateline/place required", "/tags/0 type");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02t08:00:00z, 2026-03-02T08:00:00Z",
        "2026-03-02T08:00:00.123456789%2B02:00, 2026-03-02T06:00:00.123456789Z",
        // A plus sign in a query is a blank, unless it is encoded.
        "2026-03-02T08:00:00+02:00, 2026-03-02T06:00:00Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "%202026-03-02T08:00:00Z%0A, 2026-03-02T08:00:00Z",
    })
    void aMomentMayBeWrittenInEveryWayOfRfc3339(String text, Instant moment) throws Exception {
        gateway.get("/api/v1/articles?publishedAfter=" + text).hasStatus(200);

        assertThat(gateway.services.lastAsked(ArticleContract.LIST).publishedAfter())
                .isEqualTo(moment);
    }

    @Test
    void blanksAroundAParameterAreCut() throws Exception {
        gateway.get("/api/v1/articles?limit=%207&topic=world%20&q=%20the%20bridge+&cursor=c-9%0A")
                .hasStatus(200);

        ArticleContract.Listing listing = gateway.services.lastAsked(ArticleContract.LIST);
        assertThat(listing.limit()).isEqualTo(7);
        assertThat(listing.topic()).isEqualTo("world");
        assertThat(listing.q()).isEqualTo("the bridge");
        assertThat(listing.cursor()).isEqualTo("c-9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Http://example.org", "HTTPS://EXAMPLE.ORG/a", "http://例子.example", "https://[2001:db8::1]:8443/"
            })
    void aSchemeMayBeInAnyCase(String url) throws Exception {
        gateway.post(
                        COMMENTS,
                        json("{'author': {'name': 'n', 'email': 'a@b.example', 'url': '" + url + "'}, 'body': 'x'}"))
                .hasStatus(201);
    }

    private static Exchange patch(String path, String body) throws Exception {
        return gateway.send("PATCH", path, json(body), RunningGateway.with(editor, "Content-Type", "application/json"));
    }

    private static String json(String json) {
        return json.replace('\'', '"');
    }
}
