package io.dateline.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.newsroom.Story;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A site with its newsroom, and a browser in which it is read.
 *
 * @param address where it is
 */
record Site(URI address, Browser browser, Newsroom newsroom) {

    /** Wide and narrow, as the screens of readers are. */
    static final int DESK = 1_280;

    static final int PHONE = 390;

    /** The narrowest that WCAG asks for (success criterion 1.4.10). */
    static final int NARROWEST = 320;

    private static final int HEIGHT = 900;

    /** A reader with a screen of that width. */
    Reader reader(int width) {
        return reader(options(width));
    }

    /** The same without the script. */
    Reader withoutScript(int width) {
        return reader(options(width).setJavaScriptEnabled(false));
    }

    /** The same in the dark. */
    Reader inTheDark(int width) {
        return reader(options(width).setColorScheme(ColorScheme.DARK));
    }

    private Reader reader(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        return new Reader(address, context);
    }

    private static Browser.NewContextOptions options(int width) {
        return new Browser.NewContextOptions().setViewportSize(width, HEIGHT);
    }

    /** The path of a page of each kind. */
    List<String> pages() throws IOException, InterruptedException {
        String english = slug("en");
        List<String> paths = new ArrayList<>(List.of(
                "/",
                "/fr",
                "/ar",
                "/" + english,
                "/" + slug("fr"),
                "/" + english + "/comments",
                "/topics/" + first("topics"),
                "/tags/" + first("tags"),
                "/authors/" + first("authors"),
                "/search",
                "/search?q=the",
                "/search?q=nothing-has-this-word",
                "/archive",
                "/popular",
                "/there-is-no-such-page"));
        long comment = newsroom.get("articles/" + english + "/comments")
                .at("/items/0/id")
                .asLong();
        paths.addAll(
                List.of("/" + english + "/comments/" + comment, "/" + english + "/comments/" + comment + "/reply"));
        return paths;
    }

    /** The slug of the demo's most discussed article in a language. */
    String slug(String language) throws IOException, InterruptedException {
        String most = "";
        long comments = -1;
        for (var article : newsroom.get("articles?limit=100&lang=" + language).path("items")) {
            long count = article.at("/comments/count").asLong();
            if (article.at("/comments/policy").asText().equals("open") && count > comments) {
                comments = count;
                most = article.path("slug").asText();
            }
        }
        return most;
    }

    /** A new article, with nothing but that. */
    Story publish(String headline, String markdown) throws IOException, InterruptedException {
        return newsroom.publish(headline, markdown);
    }

    private String first(String kind) throws IOException, InterruptedException {
        return newsroom.get(kind).at("/items/0/slug").asText();
    }
}
