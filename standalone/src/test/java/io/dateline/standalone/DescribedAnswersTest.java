package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.testkit.http.ClosedSchemas;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.newsroom.Story;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.openapi.impl.Utils;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the services answer to a filled platform has the form that the API's description promises. */
class DescribedAnswersTest {

    private static final String BASE = "app://dateline/";

    @TempDir
    static Path parent;

    private static StartedPlatform platform;
    private static Newsroom newsroom;
    private static SchemaRepository schemas;

    @BeforeAll
    static void start() throws Exception {
        platform = StartedPlatform.startWhole(parent.resolve("data"), "--demo");
        newsroom = Newsroom.asAdmin(platform.address());
        JsonObject description = ClosedSchemas.of(
                Utils.yamlStringToJson(newsroom.look("/openapi.yaml").text()).await());
        schemas = SchemaRepository.create(new JsonSchemaOptions()
                        .setBaseUri(BASE)
                        .setDraft(Draft.DRAFT202012)
                        .setOutputFormat(OutputFormat.Basic))
                .dereference(BASE, JsonSchema.of(description));
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({
        "articles?limit=100, ArticlePage",
        "articles?q=bridge&lang=en, ArticlePage",
        "articles?q=bridge&sort=relevance&limit=1, ArticlePage",
        "newsroom/articles?q=bridge, ArticlePage",
        "articles/popular, ArticlePage",
        "articles/otters-return-to-the-lower-orvane, Article",
        "articles/otters-return-to-the-lower-orvane/related, ArticlePage",
        "articles/otters-return-to-the-lower-orvane/comments, CommentPage",
        "articles/council-budget-night/comments?sort=top&limit=1, CommentPage",
        "comments/1, PlacedComment",
        "newsroom/comments, ModeratedCommentPage",
        "newsroom/comments?status=approved&limit=5, ModeratedCommentPage",
        "newsroom/comments?limit=0, ModeratedCommentPage",
        "newsroom/articles?limit=5, ArticlePage",
        "newsroom/articles/1, Article",
        "newsroom/staff, StaffList",
        "newsroom/audit?limit=5, AuditPage"
    })
    void readsAreAsDescribed(String path, String schema) throws Exception {
        assertDescribed(newsroom.get(path), schema);
    }

    @Test
    void aSearchShowsWhatItFoundAndThePagesOfTheBestMatchesLeadOn() throws Exception {
        newsroom.publish("Zeppelins <b>over</b> the bay", "A zeppelin & its crew were seen.");
        newsroom.publish("Another story", "Of zeppelins, too.");

        JsonNode first = newsroom.get("articles?q=zeppelins&sort=relevance&limit=1");
        JsonNode second = newsroom.get("articles?q=zeppelins&sort=relevance&limit=1&cursor="
                + first.get("next").textValue());

        assertThat(first.at("/items/0/excerpt/html").textValue())
                .isEqualTo("A <mark>zeppelin</mark> &amp; its crew were seen.");
        assertThat(second.at("/items/0/excerpt/html").textValue()).isEqualTo("Of <mark>zeppelins</mark>, too.");
        assertThat(second.has("next")).isFalse();
        assertThat(newsroom.send("GET", "articles?sort=relevance", "")
                        .tree()
                        .at("/errors/0/pointer")
                        .textValue())
                .isEqualTo("/query/q");
    }

    @Test
    void writesAreAsDescribed() throws Exception {
        Story article = newsroom.publish("A described story", "With *words*.");
        Exchange comment = newsroom.comment(article.slug(), "A described comment.");

        assertDescribed(article.json(), "Article");
        assertDescribed(comment.tree(), "Comment");
    }

    private static void assertDescribed(JsonNode answer, String schema) {
        OutputUnit verdict = schemas.validator(
                        JsonSchema.of(new JsonObject().put("$ref", BASE + "#/components/schemas/" + schema)))
                .validate(new JsonObject(answer.toString()));
        assertThat(verdict.getValid()).as(verdict.getErrors() + " " + answer).isTrue();
    }
}
