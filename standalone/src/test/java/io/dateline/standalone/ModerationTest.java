package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.newsroom.Story;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held comments from the reader who writes them to the readers who see them, through the gateway and all services. */
class ModerationTest {

    private static final int HELD = 1_000;
    private static final int READERS = 16;
    private static final String DECISIONS = "newsroom/comments/decisions";

    @TempDir
    static Path parent;

    private static StartedPlatform platform;
    private static Newsroom admin;
    private static Newsroom jo;
    private static Newsroom kim;

    /** What one moderator did: how many decisions were carried out, and who was faster with the others. */
    private record Shift(int done, List<String> faster) {}

    @BeforeAll
    static void start() throws Exception {
        platform = StartedPlatform.startWhole(parent.resolve("data"), Map.of("DATELINE_RATE_LIMITS", "off"));
        admin = Newsroom.asAdmin(platform.address());
        jo = admin.hire("jo", "moderator");
        kim = admin.hire("kim", "moderator");
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    @Test
    void aHeldCommentIsSeenByItsWriterAndByEverybodyOnceItIsApproved() throws Exception {
        Story story = premoderated("A story of two sides");

        // when somebody writes
        Exchange written = admin.comment(story.slug(), "One side.").hasStatus(202);
        String location = String.valueOf(written.header("Location"));
        long id = written.tree().get("id").asLong();

        // then the writer sees it, and nobody else
        assertThat(location).isEqualTo("/api/v1/comments/" + id);
        String token = "Edit " + written.tree().get("editToken").asText();
        assertThat(admin.look(location)
                        .isProblem(404, "comment-unknown")
                        .response()
                        .headers()
                        .allValues("Vary"))
                .anyMatch(names -> names.contains("Authorization"));
        assertThat(admin.send("GET", location, "", "Authorization", token)
                        .hasStatus(200)
                        .tree()
                        .get("status")
                        .asText())
                .isEqualTo("pending");

        // and a moderator finds it and approves it
        JsonNode held = jo.get("newsroom/comments?article=" + story.slug()).at("/items/0");
        assertThat(held.at("/author/email").asText()).endsWith("@example.org");
        JsonNode result =
                decide(jo, decision(id, held.get("version").asInt(), "approve")).get(0);
        assertThat(result.get("outcome").asText()).isEqualTo("done");

        // then everybody sees it at once, and the article counts it
        JsonNode shown = admin.get(location);
        assertThat(shown.has("status")).isFalse();
        assertThat(shown.at("/place/article/slug").asText()).isEqualTo(story.slug());
        assertThat(admin.comments(story.slug())).containsEntry(id, "One side.");
        awaitCount(story, 1);
        assertThat(count(story, "pending")).isZero();

        // and when it is taken down, it is gone at once
        decide(kim, decision(id, 2, "reject"));
        admin.look(location).isProblem(410, "comment-gone");
        admin.send("GET", location, "", "Authorization", token).isProblem(410, "comment-gone");
        assertThat(admin.comments(story.slug())).isEmpty();
        awaitCount(story, 0);
    }

    @Test
    void whatIsWrongWithDecisionsIsToldOverHttp() throws Exception {
        Story story = premoderated("A story of faults");
        long id = admin.comment(story.slug(), "Faulty.").tree().get("id").asLong();

        assertThat(send(jo, decision(id, 1, "approve"), decision(id, 1, "spam"))
                        .isProblem(400, "invalid")
                        .faults())
                .containsExactly("/decisions/1/commentId repeated");
        ObjectNode[] tooMany = new ObjectNode[101];
        for (int i = 0; i < tooMany.length; i++) {
            tooMany[i] = decision(i + 1, 1, "spam");
        }
        assertThat(send(jo, tooMany).isProblem(400, "invalid").faults()).containsExactly("/decisions too-many");
        assertThat(jo.look("newsroom/comments?cursor=AAAA")
                        .isProblem(400, "invalid")
                        .faults())
                .containsExactly("/query/cursor cursor");
        jo.look("newsroom/comments?article=no-such-story").isProblem(404, "article-unknown");
        Newsroom editor = admin.hire("ed", "editor");
        send(editor, decision(id, 1, "approve")).isProblem(403, "permission-missing");
        editor.look("newsroom/comments").isProblem(403, "permission-missing");
        assertThat(jo.get("newsroom/comments?article=" + story.id()).get("items"))
                .hasSize(1);
    }

    @Test
    void aReasonThatIsNullIsNone() throws Exception {
        Story story = premoderated("A story without reasons");
        long id =
                admin.comment(story.slug(), "Nothing to say.").tree().get("id").asLong();

        JsonNode result =
                decide(jo, decision(id, 1, "approve").putNull("reason")).get(0);

        assertThat(result.get("outcome").asText()).isEqualTo("done");
        assertThat(result.get("decision").has("reason")).isFalse();
    }

    @Test
    void twoModeratorsDecideAThousandHeldCommentsAtOnce() throws Exception {
        Story story = premoderated("A story that everybody has a view on");
        hold(story);
        CyclicBarrier begin = new CyclicBarrier(2);
        try (ExecutorService moderators = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Shift> approving = moderators.submit(() -> decideAll(jo, story, "approve", begin));
            Future<Shift> rejecting = moderators.submit(() -> decideAll(kim, story, "reject", begin));
            Shift approved = approving.get();
            Shift rejected = rejecting.get();

            // then each was decided once, and whoever came second was told by whom
            assertThat(approved.done + rejected.done).isEqualTo(HELD);
            assertThat(approved.faster.size() + rejected.faster.size()).isGreaterThanOrEqualTo(100);
            assertThat(approved.faster).allMatch("kim"::equals);
            assertThat(rejected.faster).allMatch("jo"::equals);
            assertThat(count(story, "pending")).isZero();
            assertThat(count(story, "approved")).isEqualTo(approved.done);
            assertThat(count(story, "rejected")).isEqualTo(rejected.done);

            // and readers see those that were approved
            assertThat(admin.comments(story.slug())).hasSize(approved.done);
            assertThat(admin.get("articles/" + story.slug() + "/comments")
                            .get("count")
                            .asInt())
                    .isEqualTo(approved.done);
            awaitCount(story, approved.done);
        }
    }

    /** Decides on all comments of a story that are still held, a page at a time; both moderators begin with the same page. */
    private static Shift decideAll(Newsroom moderator, Story story, String verdict, CyclicBarrier begin)
            throws Exception {
        int done = 0;
        List<String> faster = new ArrayList<>();
        JsonNode page = held(moderator, story);
        begin.await();
        while (!page.isEmpty()) {
            List<ObjectNode> decisions = new ArrayList<>();
            page.forEach(item -> decisions.add(
                    decision(item.get("id").asLong(), item.get("version").asInt(), verdict)));
            List<ObjectNode> inTurn = verdict.equals("approve") ? decisions : decisions.reversed();
            for (JsonNode result : decide(moderator, inTurn.toArray(ObjectNode[]::new))) {
                if (result.get("outcome").asText().equals("done")) {
                    done++;
                } else {
                    assertThat(result.get("outcome").asText()).isEqualTo("version-conflict");
                    faster.add(result.at("/decision/by/name").asText());
                }
            }
            page = held(moderator, story);
        }
        return new Shift(done, faster);
    }

    private static JsonNode held(Newsroom moderator, Story story) throws Exception {
        return moderator
                .get("newsroom/comments?limit=100&article=" + story.id())
                .get("items");
    }

    private static Story premoderated(String headline) throws Exception {
        Story story = admin.publish(headline, "Text.");
        admin.send("PUT", "newsroom/articles/" + story.id() + "/comment-policy", "{\"policy\": \"premoderated\"}")
                .hasStatus(200);
        return story;
    }

    /** A thousand readers write, some at a time. */
    private static void hold(Story story) throws Exception {
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            List<Future<Exchange>> written = new ArrayList<>();
            for (int i = 0; i < HELD; i++) {
                String text = "View " + i;
                written.add(readers.submit(() -> admin.comment(story.slug(), text)));
            }
            for (Future<Exchange> one : written) {
                one.get().hasStatus(202);
            }
        }
    }

    private static int count(Story story, String status) throws Exception {
        return jo.get("newsroom/comments?limit=0&status=" + status + "&article=" + story.id())
                .get("count")
                .asInt();
    }

    private static void awaitCount(Story story, int count) {
        await().atMost(StartedPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(admin.get("articles/" + story.slug())
                                .at("/comments/count")
                                .asInt())
                        .isEqualTo(count));
    }

    private static ObjectNode decision(long id, int version, String verdict) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("commentId", id)
                .put("version", version)
                .put("decision", verdict);
    }

    private static JsonNode decide(Newsroom moderator, ObjectNode... decisions) throws Exception {
        return send(moderator, decisions).hasStatus(200).tree().get("results");
    }

    private static Exchange send(Newsroom moderator, ObjectNode... decisions) throws Exception {
        ArrayNode all = JsonNodeFactory.instance.arrayNode().addAll(List.of(decisions));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("decisions", all);
        return moderator.send("POST", DECISIONS, body.toString());
    }
}
