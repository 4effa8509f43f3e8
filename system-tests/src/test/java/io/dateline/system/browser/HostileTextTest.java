package io.dateline.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import io.dateline.testkit.newsroom.Newsroom;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is stored, pages show it as text: no script runs, nothing escapes its place, nothing is loaded from elsewhere. */
@InChromium
class HostileTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TEXTS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'-alert(1)-'",
            "</title></script></style></textarea><svg onload=alert(1)>",
            "{{constructor.constructor('alert(1)')()}} ${alert(1)} <!--",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "javascript:alert(1)",
            "x".repeat(300));

    private final Site site;

    HostileTextTest(Site site) {
        this.site = site;
    }

    @Test
    void noFieldOfAnArticleIsMoreThanText() throws Exception {
        for (int number = 0; number < TEXTS.size(); number++) {
            String text = TEXTS.get(number);
            ObjectNode article = JSON.createObjectNode()
                    .put("headline", text)
                    .put("standfirst", text + " ".repeat(5) + text)
                    .put("lang", "en");
            article.putObject("dateline").put("place", text.substring(0, Math.min(text.length(), 80)));
            article.putArray("tags").add("hostile-" + number);
            article.putObject("image")
                    .put("url", "https://elsewhere.example/x.png?q=%22%3E")
                    .put("alt", text)
                    .put("caption", text)
                    .put("credit", text);
            article.putObject("body")
                    .put(
                            "markdown",
                            text + "\n\n## " + text + "\n\n[" + text + "](https://elsewhere.example)\n\n" + "![" + text
                                    + "](https://elsewhere.example/y.png)\n\n" + "w".repeat(10_000));
            Newsroom newsroom = site.newsroom();
            var draft = newsroom.send("POST", "newsroom/articles", article.toString())
                    .hasStatus(201)
                    .tree();
            newsroom.send("POST", "newsroom/articles/" + draft.get("id").asLong() + "/publish", "")
                    .hasStatus(200);
            String slug = draft.get("slug").asText();
            newsroom.comment(slug, "Mo " + number, text + " " + number, null);

            for (int width : List.of(Site.NARROWEST, Site.DESK)) {
                try (Reader reader = site.reader(width)) {
                    for (String path : List.of(
                            "/" + slug,
                            "/" + slug + "/comments",
                            "/",
                            "/tags/hostile-" + number,
                            "/search?q=hostile")) {
                        reader.open(path);
                        // A picture of a host that is not allowed is not asked for; the browser says that it is not.
                        reader.mustHaveRunNothing(path + ": " + text);
                        assertThat(reader.page().locator("h1").count()).as(path).isEqualTo(1);
                        mustFit(reader.page(), path + ": " + text, width);
                    }
                }
            }
        }
    }

    @Test
    void whatIsAskedForIsMoreThanTextNowhere() {
        try (Reader reader = site.reader(Site.PHONE)) {
            for (String text : TEXTS) {
                String query = URLEncoder.encode(text, StandardCharsets.UTF_8);
                reader.open("/search?q=" + query);
                reader.mustHaveRunNothing("search for " + text);
                mustFit(reader.page(), "search for " + text, Site.PHONE);
                reader.open("/there-is-none?x=" + query);
                reader.mustHaveRunNothing("none " + text);
            }
        }
    }

    private static void mustFit(Page page, String as, int width) {
        assertThat(page.evaluate("document.documentElement.scrollWidth")).as(as).isEqualTo(width);
    }
}
