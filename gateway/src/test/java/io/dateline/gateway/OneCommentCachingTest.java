package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Failure;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Find;
import io.dateline.testkit.http.Exchange;
import io.vertx.core.Future;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One comment by itself: cached for everybody, and never for its writer. */
class OneCommentCachingTest {

    private static final String COMMENT = "/api/v1/comments/99";

    private RunningGateway gateway;

    @BeforeEach
    void start() throws Exception {
        // Long lifetimes: what ends here ends by a purge.
        gateway = RunningGateway.start(
                Map.of("DATELINE_RATE_LIMITS", "off", "DATELINE_CACHE_FRESH", "10m", "DATELINE_CACHE_NEGATIVE", "10m"));
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void aPublicCommentIsCachedAndOtherCachesKeepItApartFromItsWriters() throws Exception {
        Exchange first = gateway.get(COMMENT).hasStatus(200);
        Exchange second = gateway.get(COMMENT).hasStatus(200);

        assertThat(second.header("Cache-Status")).contains("hit");
        assertThat(second.header("Vary")).isEqualTo("Accept-Encoding, Authorization");
        assertThat(gateway.get(COMMENT, "If-None-Match", String.valueOf(first.header("ETag")))
                        .status())
                .isEqualTo(304);
        assertThat(gateway.services.asked(CommentContract.FIND)).hasSize(1);
        assertThat(gateway.services.lastAsked(CommentContract.FIND)).isEqualTo(new Find(99, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Edit the-token", "edit the-token", "EDIT  the-token"})
    void itsWriterIsNeverAnsweredFromTheCacheNorKeptInIt(String authorization) throws Exception {
        gateway.services.answer(
                CommentContract.FIND,
                (find, call) -> find.editToken() == null
                        ? Future.failedFuture(Failure.notFound("comment-unknown", "x"))
                        : Future.succeededFuture(
                                RecordedServices.placed(99, io.dateline.contract.Comment.Status.PENDING)));
        Exchange unknown = gateway.get(COMMENT).isProblem(404, "comment-unknown");
        assertThat(unknown.header("Vary")).isEqualTo("Accept-Encoding, Authorization");

        Exchange own = gateway.get(COMMENT, "Authorization", authorization).hasStatus(200);

        assertThat(own.tree().at("/status").asText()).isEqualTo("pending");
        assertThat(own.header("Cache-Control")).isEqualTo("no-store");
        assertThat(own.header("Vary")).isEqualToIgnoringCase("Authorization");
        assertThat(own.header("Cache-Status")).isNull();
        assertThat(own.header("ETag")).isNull();
        assertThat(gateway.services.lastAsked(CommentContract.FIND)).isEqualTo(new Find(99, "the-token"));
        gateway.get(COMMENT).isProblem(404, "comment-unknown");
        assertThat(gateway.send("HEAD", COMMENT, null, "Authorization", authorization)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void thatItIsNotThereForItsWriterIsNotKeptEither() throws Exception {
        gateway.services.fail(CommentContract.FIND, Failure.notFound("comment-unknown", "x"));

        Exchange answer = gateway.get(COMMENT, "Authorization", "Edit x").isProblem(404, "comment-unknown");

        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Vary")).isEqualToIgnoringCase("Authorization");
    }

    @Test
    void anAccessTokenIsNotLookedAt() throws Exception {
        gateway.get(COMMENT);

        Exchange answer = gateway.get(COMMENT, "Authorization", "Bearer x").hasStatus(200);

        assertThat(answer.header("Cache-Status")).contains("hit");
    }

    @Test
    void whatIsApprovedIsThereForWhoeverLookedBefore() throws Exception {
        String[] moderator = gateway.signedIn();
        gateway.services.fail(CommentContract.FIND, Failure.notFound("comment-unknown", "x"));
        gateway.get(COMMENT).isProblem(404, "comment-unknown");
        gateway.services.forget();

        gateway.post(
                        "/api/v1/newsroom/comments/decisions",
                        "{\"decisions\": [{\"commentId\": 99, \"version\": 1, \"decision\": \"approve\"}]}",
                        moderator)
                .hasStatus(200);

        gateway.get(COMMENT).hasStatus(200);
    }
}
