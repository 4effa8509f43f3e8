package io.dateline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Json;
import io.dateline.contract.Article.Placement;
import io.dateline.contract.CommentPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoArticlesTest {

    private static final List<DemoArticle> STORIES = DemoArticles.load();
    private static final Set<String> SLUGS =
            STORIES.stream().map(DemoArticle::slug).collect(Collectors.toSet());
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern ADDRESS = Pattern.compile("https?://([^/\\s)\"]+)|[\\w.+-]+@([\\w.-]+)");
    private static final String TO_AN_ARTICLE = "/";

    static List<DemoArticle> stories() {
        return STORIES;
    }

    @Test
    void aFrontOfStoriesInTwoLanguages() {
        assertThat(STORIES.stream().map(story -> text(story, "lang")))
                .hasSize(21)
                .containsOnly("en", "fr")
                .filteredOn("fr"::equals)
                .hasSize(6);
    }

    @Test
    void everyCommentPolicyIsThere() {
        assertThat(STORIES).extracting(DemoArticle::policy).contains(CommentPolicy.values());
    }

    @Test
    void theNewestHasNoCommentsSinceItIsPublishedWhenAllElseIsDone() {
        assertThat(STORIES.getLast().comments()).isEmpty();
        assertThat(STORIES.getLast().policy()).isEqualTo(CommentPolicy.OPEN);
    }

    @Test
    void theOldestComesFirst() {
        assertThat(STORIES.stream()
                        .map(story -> LocalDate.parse(
                                story.draft().at("/dateline/date").asText())))
                .isSorted();
    }

    @Test
    void threadsGoThreeRepliesDeep() {
        assertThat(remarks()).hasSize(37);
        assertThat(remarks().map(remark -> remark.place().split("\\.").length))
                .contains(1, 2, 3, 4)
                .noneMatch(d -> d > 4);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void whatIsWrittenKeepsToTheLimits(DemoArticle story) {
        assertThat(story.slug()).matches(SLUG).hasSizeLessThanOrEqualTo(100);
        assertThat(text(story, "headline")).isNotBlank().hasSizeLessThanOrEqualTo(300);
        assertThat(text(story, "standfirst")).hasSizeLessThanOrEqualTo(2_000);
        assertThat(text(story, "body", "markdown")).isNotBlank().hasSizeLessThanOrEqualTo(200_000);
        assertThat(text(story, "dateline", "place")).isNotBlank().hasSizeLessThanOrEqualTo(100);
        assertThat(Stream.of("authors", "topics", "tags")
                        .flatMap(list -> nodes(story.draft().path(list)).stream()))
                .isNotEmpty()
                .allSatisfy(slug -> assertThat(slug.asText()).matches(SLUG));
        assertThat(story.draft().fieldNames())
                .toIterable()
                .isSubsetOf(
                        "slug",
                        "lang",
                        "headline",
                        "standfirst",
                        "dateline",
                        "body",
                        "authors",
                        "topics",
                        "tags",
                        "image");
    }

    @Test
    void everyTopicHasThreeStoriesOrMore() {
        Map<String, Long> stories = STORIES.stream()
                .flatMap(story -> nodes(story.draft().path("topics")).stream())
                .collect(Collectors.groupingBy(JsonNode::asText, Collectors.counting()));

        assertThat(stories)
                .hasSize(6)
                .allSatisfy((topic, count) -> assertThat(count).as(topic).isGreaterThanOrEqualTo(3));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void everyPictureComesAlongAndIsDescribed(DemoArticle story) {
        JsonNode picture = story.draft().path("image");
        if (picture.isMissingNode()) {
            return;
        }
        String url = picture.path("url").asText();

        assertThat(url).startsWith("/assets/");
        assertThat(Path.of("../site/src/main/resources/theme", url.substring("/assets/".length())))
                .isRegularFile();
        assertThat(picture.path("alt").asText()).isNotBlank().hasSizeLessThanOrEqualTo(300);
        assertThat(picture.path("credit").asText()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void everyRelatedArticleExistsAndIsAnother(DemoArticle story) {
        List<JsonNode> related = nodes(story.relatedPatch().path("related"));

        assertThat(related)
                .extracting(pointer -> pointer.path("slug").asText())
                .doesNotHaveDuplicates()
                .doesNotContain(story.slug())
                .isSubsetOf(SLUGS);
        assertThat(related)
                .allSatisfy(pointer -> assertThat(
                                Placement.named(pointer.path("placement").asText()))
                        .isNotNull());
    }

    @Test
    void relatedArticlesStandInStoriesAndAfterThem() {
        assertThat(STORIES.stream().flatMap(story -> nodes(story.relatedPatch().path("related")).stream()))
                .extracting(pointer -> pointer.path("placement").asText())
                .contains("inline", "end");
    }

    @ParameterizedTest
    @MethodSource("stories")
    void everyLinkInABodyLeadsToAnotherOfTheArticles(DemoArticle story) {
        assertThat(links(story)).allSatisfy(link -> {
            assertThat(link).startsWith(TO_AN_ARTICLE).isNotEqualTo(TO_AN_ARTICLE + story.slug());
            assertThat(SLUGS).contains(link.substring(TO_AN_ARTICLE.length()));
        });
    }

    @ParameterizedTest
    @MethodSource("stories")
    void aBodyThatIsNoBriefHasHeadingsAQuoteAndAList(DemoArticle story) {
        String markdown = text(story, "body", "markdown");
        if (markdown.split("\\s+").length < 200) {
            return;
        }
        Set<Class<?>> kinds = new HashSet<>();
        walk(story, node -> kinds.add(node.getClass()));

        assertThat(kinds).contains(Heading.class, BlockQuote.class).containsAnyOf(BulletList.class, OrderedList.class);
    }

    @Test
    void commentsKeepToTheLimits() {
        assertThat(remarks()).allSatisfy(remark -> {
            assertThat(remark.by().name()).isNotBlank().hasSizeLessThanOrEqualTo(100);
            assertThat(remark.by().email()).endsWith("@example.org").hasSizeLessThanOrEqualTo(254);
            assertThat(remark.body()).isNotBlank().hasSizeLessThanOrEqualTo(5_000);
        });
    }

    @Test
    void nothingLeadsOutsideExampleOrg() {
        Stream<String> texts = Stream.concat(
                STORIES.stream().map(story -> story.draft().toString()),
                remarks().map(remark -> remark.written(null).toString()));

        assertThat(texts.flatMap(text -> ADDRESS.matcher(text).results()).map(DemoArticlesTest::host))
                .isNotEmpty()
                .allSatisfy(host -> assertThat(host).matches("(.+\\.)?example\\.org"));
    }

    /** A comment is found again by its writer and its parent. */
    @Test
    void nobodyAnswersTheSameThingTwice() {
        assertThat(STORIES).allSatisfy(story -> assertAnswersDiffer(story.comments()));
    }

    /** A comment that waits for a moderator cannot be answered. */
    @Test
    void thereAreNoRepliesWhereCommentsWaitForAModerator() {
        assertThat(STORIES)
                .filteredOn(story -> story.policy() == CommentPolicy.PREMODERATED)
                .flatExtracting(DemoArticle::comments)
                .isNotEmpty()
                .allSatisfy(remark -> assertThat(remark.replies()).isEmpty());
    }

    @Test
    void everyDiscussionBelongsToAnArticle() throws IOException {
        try (var file = DemoArticles.class.getResourceAsStream("/demo/comments.json")) {
            JsonNode threads = Json.mapper().readTree(file).path("threads");
            assertThat(threads.fieldNames()).toIterable().isNotEmpty().isSubsetOf(SLUGS);
        }
    }

    private static void assertAnswersDiffer(List<DemoComment> remarks) {
        assertThat(remarks).extracting(DemoComment::by).doesNotHaveDuplicates();
        remarks.forEach(remark -> assertAnswersDiffer(remark.replies()));
    }

    private static Stream<DemoComment> remarks() {
        return STORIES.stream().flatMap(story -> flat(story.comments()));
    }

    private static Stream<DemoComment> flat(List<DemoComment> remarks) {
        return remarks.stream().flatMap(remark -> Stream.concat(Stream.of(remark), flat(remark.replies())));
    }

    private static List<String> links(DemoArticle story) {
        List<String> links = new ArrayList<>();
        walk(story, node -> {
            if (node instanceof Link link) {
                links.add(URI.create(link.getDestination()).toString());
            }
        });
        return links;
    }

    private static void walk(DemoArticle story, Consumer<Node> each) {
        Node document = Parser.builder().build().parse(text(story, "body", "markdown"));
        document.accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                each.accept(parent);
                super.visitChildren(parent);
            }
        });
    }

    private static List<JsonNode> nodes(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static String text(DemoArticle story, String... path) {
        JsonNode node = story.draft();
        for (String name : path) {
            node = node.path(name);
        }
        return node.asText();
    }

    private static String host(MatchResult address) {
        return address.group(1) != null ? address.group(1) : address.group(2);
    }
}
