package io.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Json;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.Window;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SiteContract.FormFault;
import io.dateline.contract.SiteContract.SentForm;
import io.dateline.contract.TaxonomyContract;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.contract.TaxonomyContract.Name;
import io.dateline.contract.TaxonomyContract.Term;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the services answer in a field of text, it is text on every page. */
class HostileFieldsTest {

    private static RunningSite site;

    @BeforeAll
    static void start() {
        site = RunningSite.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"><script>alert(1)</script>",
                "'><img src=x onerror=alert(1)>",
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "</title></style></textarea><svg onload=alert(1)>",
                "javascript:alert(1)",
                "\u2028\u2029&lt;b&gt;&amp;",
                "${7*7}{{7*7}}@if(true)",
                "{\"a\": \"\\\"}",
                "\u202Emoc.elpmaxe",
                "]]>",
                "x y=\" onclick=alert(1) a=\"",
                "{0} {name} '{'",
            })
    void everyFieldIsText(String hostile) {
        UnaryOperator<String> text = harmless -> hostile;
        site.services.answer(
                ArticleContract.FIND,
                question -> AnsweringServices.found(Samples.article(text, CommentPolicy.OPEN, "en")));
        site.services.answer(
                ArticleContract.LIST,
                question -> AnsweringServices.list(List.of(Samples.summary(18, "the-ferry", "en", text)), hostile));
        site.services.answer(
                ArticleContract.POPULAR,
                question -> AnsweringServices.popular(List.of(Samples.summary(18, "the-ferry", "en", text))));
        site.services.answer(
                ArticleContract.RELATED,
                question -> AnsweringServices.related(List.of(Samples.summary(18, "the-ferry", "en", text))));
        Term term = term(hostile);
        site.services.answer(TaxonomyContract.LIST, question -> AnsweringServices.topics(List.of(term)));
        site.services.answer(TaxonomyContract.FIND, question -> AnsweringServices.term(question.kind(), term));
        Comment comment = comment(hostile);
        site.services.answer(CommentContract.LIST, question -> AnsweringServices.comments(List.of(comment), hostile));
        site.services.answer(CommentContract.FIND, question -> AnsweringServices.placed(comment, 2));

        Document article = check(site.ask(SiteContract.ARTICLE, new SiteContract.ArticlePage("the-bridge")));
        assertThat(article.select("h1").first().wholeText()).isEqualTo(hostile);
        for (Element data : article.select("script[type=application/ld+json]")) {
            JsonNode json = Json.decode(Buffer.buffer(data.data()), JsonNode.class);
            assertThat(json.toString())
                    .contains(Json.mapper().getNodeFactory().textNode(hostile).toString());
        }
        check(site.ask(SiteContract.HOME, new SiteContract.Home("fr")));
        check(site.ask(SiteContract.COMMENTS, new SiteContract.CommentsPage("the-bridge", 99L, hostile)));
        check(site.ask(SiteContract.COMMENT, new SiteContract.CommentPage("the-bridge", 99)));
        check(site.ask(SiteContract.TERM, new SiteContract.TermPage(Kind.TOPIC, "world", null, null)));
        check(site.ask(SiteContract.SEARCH, new SiteContract.SearchPage(hostile, null, null)));
        check(site.ask(SiteContract.ARCHIVE, new SiteContract.ArchivePage("2026-03", null, null)));
        check(site.ask(SiteContract.POPULAR, new SiteContract.PopularPage(Window.HOUR, null)));
        check(site.ask(SiteContract.RECEIVED, new SiteContract.Received("the-bridge", 99, hostile)));
        SentForm sent = new SentForm(
                hostile,
                hostile,
                hostile,
                hostile,
                true,
                hostile,
                hostile,
                List.of(new FormFault("name", hostile), new FormFault(hostile, "required")),
                7);
        Document form =
                check(site.ask(SiteContract.COMMENT_FORM, new SiteContract.CommentForm("the-bridge", 99L, sent)));
        assertThat(form.select("#comment-form-name").attr("value")).isEqualTo(hostile);
    }

    /** Only what the theme brings along runs or is loaded. */
    private static Document check(Representation page) {
        Document document = RunningSite.html(page);
        assertThat(document.select("svg, iframe, object, embed, base, meta[http-equiv]"))
                .isEmpty();
        assertThat(document.select("script").eachAttr("type")).containsAnyOf("module", "application/ld+json");
        assertThat(document.select("script"))
                .allMatch(script -> Set.of("module", "application/ld+json").contains(script.attr("type")));
        assertThat(document.select("script[type=module]")).hasSizeLessThanOrEqualTo(1);
        for (Element element : document.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).as(element.outerHtml()).doesNotStartWith("on");
            }
            assertThat(element.attr("href") + element.attr("src") + element.attr("action"))
                    .doesNotStartWithIgnoringCase("javascript:");
        }
        for (String src : document.select("[src]").eachAttr("src")) {
            assertThat(src).startsWith("/assets/");
        }
        return document;
    }

    private static Term term(String text) {
        return new Term(
                "world",
                text,
                "en",
                List.of(new Name("fr", text)),
                text,
                new Article.Image("https://elsewhere.example/x.png", text, text, text),
                3,
                null,
                null,
                null,
                null);
    }

    private static Comment comment(String text) {
        return new Comment(
                99,
                null,
                new Comment.Author(text, text),
                new Comment.Body("<p>Monday.</p>"),
                null,
                Samples.NOON,
                Samples.NOON,
                0,
                new Comment.Replies(7, List.of(), text),
                null);
    }
}
