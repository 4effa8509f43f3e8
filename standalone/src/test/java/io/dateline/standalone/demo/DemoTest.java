package io.dateline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.contract.CommentPolicy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTest {

    private static final List<DemoArticle> STORIES = DemoArticles.load();
    private static final String LIBRARY = "the-library-that-lends-ladders";

    private RecordingPlatform platform;

    @BeforeEach
    void open() throws IOException {
        platform = new RecordingPlatform();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void fillsAnEmptyPlatform() throws Exception {
        assertThat(demo(RecordingPlatform.PASSWORD).fill()).isTrue();

        assertComplete();
    }

    @Test
    void articlesAreAllThereBeforeOnePointsToAnotherAndPublishedOldestFirst() throws Exception {
        demo(RecordingPlatform.PASSWORD).fill();

        List<String> expected = new ArrayList<>();
        expected.addAll(Collections.nCopies(4, "POST /newsroom/authors"));
        expected.addAll(Collections.nCopies(6, "POST /newsroom/topics"));
        STORIES.forEach(story -> expected.add("POST /newsroom/articles"));
        STORIES.forEach(story -> expected.add("PATCH " + path(story)));
        STORIES.forEach(story -> expected.add("POST " + path(story) + "/publish"));
        assertThat(platform.requests)
                .filteredOn(request -> request.startsWith("PATCH") || request.startsWith("POST /newsroom"))
                .isEqualTo(expected);
    }

    @Test
    void theNewestArticleIsPublishedWhenAllElseIsDone() throws Exception {
        demo(RecordingPlatform.PASSWORD).fill();

        assertThat(platform.requests.getLast()).isEqualTo("POST " + path(STORIES.getLast()) + "/publish");
    }

    @Test
    void leavesAFilledPlatformAloneAndNeedsNoPasswordForThat() throws Exception {
        demo(RecordingPlatform.PASSWORD).fill();
        platform.requests.clear();

        assertThat(demo(null).fill()).isFalse();

        assertThat(platform.requests)
                .containsExactly("GET /articles/" + STORIES.getLast().slug());
    }

    @ParameterizedTest
    @CsvSource({
        "POST /sessions, 0",
        "POST /newsroom/authors, 2",
        "POST /newsroom/topics, 0",
        "POST /newsroom/articles, 5",
        "PATCH, 7",
        "PUT, 0",
        "POST /newsroom/articles, 20",
        "POST /articles, 0",
        "POST /articles, 9",
        "POST /articles, 36",
        "PUT, 1",
        "POST /newsroom/articles, 23"
    })
    void whatARunThatWasCutOffHasLeftToDoTheNextOneDoes(String start, int after) throws Exception {
        platform.failOnce(start, after);
        assertThatThrownBy(() -> demo(RecordingPlatform.PASSWORD).fill()).isInstanceOf(DemoFailed.class);

        assertThat(demo(RecordingPlatform.PASSWORD).fill()).isTrue();

        assertComplete();
    }

    @Test
    void aRunThatIsCompletedDaysLaterDoublesNothing() throws Exception {
        platform.failOnce("POST /articles", 20);
        assertThatThrownBy(() -> demo(RecordingPlatform.PASSWORD).fill()).isInstanceOf(DemoFailed.class);
        platform.forgetKeys();

        demo(RecordingPlatform.PASSWORD).fill();

        assertComplete();
    }

    @Test
    void whatIsThereIsNotSentAgain() throws Exception {
        platform.failOnce("POST /articles", 20);
        assertThatThrownBy(() -> demo(RecordingPlatform.PASSWORD).fill()).isInstanceOf(DemoFailed.class);
        platform.requests.clear();

        demo(RecordingPlatform.PASSWORD).fill();

        assertThat(platform.requests).doesNotContain("POST /newsroom/articles");
        assertThat(platform.requests("POST /articles")).hasSize(37 - 20);
    }

    @Test
    void waitsWhenItIsToldTo() throws Exception {
        platform.limitOnce("POST /articles", 3, 1);

        demo(RecordingPlatform.PASSWORD).fill();

        assertThat(platform.requests("POST /articles")).hasSize(37 + 1);
        assertComplete();
    }

    @Test
    void givesUpRatherThanWaitTooLong() {
        platform.limitOnce("POST /articles", 0, 31);

        assertThatThrownBy(() -> demo(RecordingPlatform.PASSWORD).fill())
                .isInstanceOf(DemoFailed.class)
                .hasMessage("The demo is not complete: POST /api/v1/articles/" + LIBRARY
                        + "/comments was answered with 429: Come back in 31 s.");
    }

    @Test
    void allWaitsTogetherAreBounded() {
        platform.limitOnce("POST /articles", 0, 1);
        platform.limitOnce("POST /articles", 1, 1);
        Demo demo = new Demo(platform.base(), "admin", RecordingPlatform.PASSWORD, Duration.ofMillis(1_500));

        assertThatThrownBy(demo::fill).hasMessageEndingWith("was answered with 429: Come back in 1 s.");
        assertThat(platform.requests("POST /articles")).hasSize(2);
    }

    @Test
    void aFailureNamesTheRequestAndTheProblem() {
        platform.failOnce("PATCH", 0);

        assertThatThrownBy(() -> demo(RecordingPlatform.PASSWORD).fill())
                .hasMessage("The demo is not complete: PATCH /api/v1" + path(STORIES.getFirst())
                        + " was answered with 500: Something went wrong on our side.");
    }

    @Test
    void aPlatformThatIsNotThereIsNamed() {
        URI gone = platform.base();
        platform.close();

        assertThatThrownBy(() -> new Demo(gone, "admin", RecordingPlatform.PASSWORD).fill())
                .isInstanceOf(DemoFailed.class)
                .hasMessageStartingWith("The demo is not complete: GET /api/v1/articles/")
                .hasMessageContaining("got no answer");
    }

    @Test
    void aPasswordThatNobodyKnowsAnyMoreIsSaid() {
        assertThatThrownBy(() -> demo(null).fill())
                .isInstanceOf(DemoFailed.class)
                .hasMessage("The demo cannot sign in: the password of 'admin' was made at an earlier start and is no"
                        + " longer known; give it in DATELINE_ADMIN_PASSWORD.");
    }

    @Test
    void aWrongPasswordIsSaid() {
        assertThatThrownBy(() -> demo("another-one-9").fill())
                .isInstanceOf(DemoFailed.class)
                .hasMessage("The demo cannot sign in: this is not the password of 'admin'; give the right one in"
                        + " DATELINE_ADMIN_PASSWORD.");
    }

    private Demo demo(@Nullable String password) {
        return new Demo(platform.base(), "admin", password);
    }

    private String path(DemoArticle story) {
        return "/newsroom/articles/" + article(story).path("id").asText();
    }

    private JsonNode article(DemoArticle story) {
        return Objects.requireNonNull(platform.articles.get(story.slug()), story.slug());
    }

    private void assertComplete() {
        assertThat(platform.terms).hasSize(10);
        assertThat(platform.terms.values())
                .allSatisfy(
                        term -> assertThat(term.path("description").asText()).isNotBlank());
        assertThat(platform.articles).hasSameSizeAs(STORIES);
        assertThat(STORIES).allSatisfy(story -> {
            JsonNode article = article(story);
            assertThat(article.path("status").asText()).isEqualTo("published");
            assertThat(article.path("related")).isEqualTo(story.relatedPatch().path("related"));
            assertThat(article.path("policy").asText("open"))
                    .isEqualTo(story.policy().toString());
            if (story.policy() != CommentPolicy.PREMODERATED) {
                assertThat(platform.discussion(story.slug())).isEqualTo(names(1, story.comments()));
            }
        });
    }

    private static List<String> names(int depth, List<DemoComment> remarks) {
        List<String> names = new ArrayList<>();
        for (DemoComment remark : remarks) {
            names.add(depth + " " + remark.by().name());
            names.addAll(names(depth + 1, remark.replies()));
        }
        return names;
    }
}
