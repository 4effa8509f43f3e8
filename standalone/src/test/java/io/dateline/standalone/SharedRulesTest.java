package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import io.dateline.form.AccountName;
import io.dateline.form.EmailAddress;
import io.dateline.form.LanguageTag;
import io.dateline.form.Lengths;
import io.dateline.form.Slug;
import io.dateline.form.WebUrl;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The gateway and the services ask for the same: what one takes, the other takes, and both name a fault alike. */
class SharedRulesTest {

    private static final String ASTRAL = "\uD83D\uDE00";
    private static final String EMAIL = "ada@example.org";
    private static final String URL = "https://example.org";
    private static final String BODY = "A word.";
    private static final String BOTH = "/author/email format, /author/url format";

    @TempDir
    static Path parent;

    private static StartedPlatform platform;
    private static Newsroom api;
    private static String slug;

    @BeforeAll
    static void start() throws Exception {
        platform = StartedPlatform.startWhole(parent.resolve("data"));
        api = Newsroom.asAdmin(platform.address());
        slug = api.publish("A story to comment on", "With *words*.").slug();
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    @Test
    void theLongestOfEveryFieldOfAnArticleIsTakenByBoth() throws Exception {
        ObjectNode article = object().put("headline", ASTRAL.repeat(Lengths.HEADLINE))
                .put("lang", longest("en-abcdefgh-bcdefghi-cdefghij-12345", LanguageTag.MAX_LENGTH))
                .put("slug", "s".repeat(Slug.MAX_LENGTH))
                .put("standfirst", "two\nlines " + ASTRAL.repeat(Lengths.STANDFIRST - 10));
        article.putObject("dateline").put("place", ASTRAL.repeat(Lengths.PLACE)).put("date", "0001-01-01");
        article.putObject("body").put("markdown", ("words\n\n".repeat(Lengths.ARTICLE_BODY)).substring(0, 200_000));
        article.putObject("image")
                .put("url", url("u".repeat(WebUrl.MAX_LENGTH)))
                .put("alt", ASTRAL.repeat(Lengths.IMAGE_ALT))
                .put("caption", ASTRAL.repeat(Lengths.IMAGE_CAPTION))
                .put("credit", ASTRAL.repeat(Lengths.IMAGE_CREDIT));
        ArrayNode authors = article.putArray("authors");
        ArrayNode tags = article.putArray("tags");
        for (int i = 0; i < Lengths.ARTICLE_LIST; i++) {
            ObjectNode author =
                    object().put("slug", "author-" + i).put("name", i + ASTRAL.repeat(Lengths.AUTHOR_NAME - 2));
            assertThat(api.send("POST", "newsroom/authors", author.toString()).status())
                    .isEqualTo(201);
            authors.add(author);
            tags.add("tag-" + i);
        }

        Exchange answer = api.send("POST", "newsroom/articles", article.toString());

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    void theLongestOfEveryFieldOfATopicIsTakenByBoth() throws Exception {
        ObjectNode topic = object().put("slug", "t".repeat(Slug.MAX_LENGTH))
                .put("name", ASTRAL.repeat(Lengths.TERM_NAME))
                .put("lang", longest("en-abcdefgh-bcdefghi-cdefghij-12345", LanguageTag.MAX_LENGTH))
                .put("description", "two\nlines " + ASTRAL.repeat(Lengths.TERM_DESCRIPTION - 10));
        ArrayNode names = topic.putArray("names");
        for (int i = 0; i < Lengths.TERM_NAMES; i++) {
            names.addObject().put("lang", "de-" + (100 + i)).put("name", ASTRAL.repeat(Lengths.TERM_NAME));
        }

        Exchange answer = api.send("POST", "newsroom/topics", topic.toString());

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    void theLongestOfEveryFieldOfACommentIsTakenByBoth() throws Exception {
        ObjectNode comment = comment(
                ASTRAL.repeat(Lengths.COMMENT_NAME),
                longest("a".repeat(64) + "@" + ("x".repeat(61) + ".").repeat(3) + "org", EmailAddress.MAX_LENGTH),
                url("u".repeat(WebUrl.MAX_LENGTH)),
                ASTRAL.repeat(Lengths.COMMENT_BODY));

        Exchange answer = api.send(
                "POST",
                "articles/" + slug + "/comments",
                comment.toString(),
                "Idempotency-Key",
                "k".repeat(Lengths.IDEMPOTENCY_KEY));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    void theLongestOfEveryFieldOfAnAccountIsTakenByBoth() throws Exception {
        ObjectNode account = object().put("name", "n".repeat(AccountName.MAX_LENGTH))
                .put("password", ASTRAL.repeat(Lengths.PASSWORD))
                .put("role", "author")
                .put("displayName", ASTRAL.repeat(Lengths.DISPLAY_NAME));

        Exchange answer = api.send("POST", "newsroom/staff", account.toString());

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    /** Some only the gateway refuses, some only the service; few enough for one address within a minute. */
    static Stream<Arguments> comments() {
        return Stream.of(
                arguments(EMAIL, URL, "&nbsp;&#x3164;", "/body blank"),
                arguments(EMAIL, URL, "\u00A0\u3164", "/body blank"),
                arguments(EMAIL, URL, "x&#x202E;&#x9b;y", "/body control-character, /body direction"),
                arguments(EMAIL, URL, "x\u202E\u009By", "/body control-character, /body direction"),
                arguments(".ada@example.org", URL + "/a|b", BODY, BOTH),
                arguments("ada@-example.org", "http://:80/", BODY, BOTH),
                arguments("a\u200Bda@example.org", "https://evil.example\\.good.example/", BODY, BOTH),
                arguments("ada@localhost", "https://bank.example@evil.example/", BODY, BOTH));
    }

    @ParameterizedTest
    @MethodSource("comments")
    void aFaultOfACommentIsNamedAlikeWhoeverFindsIt(String email, String url, String body, String faults)
            throws Exception {
        String comment = comment("Ada", email, url, body).toString();

        assertFaults(api.send("POST", "articles/" + slug + "/comments", comment), faults);
    }

    @ParameterizedTest
    @CsvSource({
        "lang, und, /lang format",
        "lang, en_US, /lang format",
        "date, 0000-01-01, /dateline/date format",
        "date, 2026-02-30, /dateline/date format",
    })
    void aFaultOfAnArticleIsNamedAlikeWhoeverFindsIt(String field, String value, String fault) throws Exception {
        ObjectNode article = object().put("headline", "h").put("lang", "en");
        (field.equals("date") ? article.putObject("dateline").put("place", "Lyon") : article).put(field, value);

        assertFaults(api.send("POST", "newsroom/articles", article.toString()), fault);
    }

    private static void assertFaults(Exchange answer, String faults) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        List<String> found = new ArrayList<>();
        answer.tree()
                .get("errors")
                .forEach(error -> found.add(
                        error.get("pointer").asText() + " " + error.get("code").asText()));
        assertThat(found).containsExactlyInAnyOrder(faults.split(", "));
    }

    private static ObjectNode comment(String name, String email, String url, String body) {
        ObjectNode comment = object().put("body", body);
        comment.putObject("author").put("name", name).put("email", email).put("url", url);
        return comment;
    }

    private static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }

    private static String url(String path) {
        String start = URL + "/";
        return start + path.substring(start.length());
    }

    /** The value itself, which is as long as may be. */
    private static String longest(String value, int maxLength) {
        assertThat(value).hasSize(maxLength);
        return value;
    }
}
