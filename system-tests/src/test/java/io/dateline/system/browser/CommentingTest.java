package io.dateline.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.dateline.testkit.newsroom.Story;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers comment in the page of an article: with its script, and without. */
@InChromium
class CommentingTest {

    private static final Pattern RECEIVED = Pattern.compile(".*/comments/\\d+/received\\?token=.*");

    private final Site site;

    CommentingTest(Site site) {
        this.site = site;
    }

    private Story story() throws Exception {
        return site.publish("Ferry talks " + UUID.randomUUID(), "They met at noon.");
    }

    private static Locator form(Page page) {
        return page.locator("form[method=post]").first();
    }

    private static void fill(Locator form, String name, String email, String text) {
        form.locator("[name=name]").fill(name);
        form.locator("[name=email]").fill(email);
        form.locator("[name=body]").fill(text);
    }

    /** By the keyboard: a click waits for a frame, which a page without scripts does not tell of. */
    private static void send(Locator form) {
        form.locator("button[type=submit]").press("Enter");
    }

    @Test
    void withoutTheScriptACommentIsSentAndItsWriterIsToldWhatBecameOfIt() throws Exception {
        Story story = story();
        try (Reader reader = site.withoutScript(Site.PHONE)) {
            reader.open("/" + story.slug());
            fill(form(reader.page()), "Ines", "ines@example.org", "I was there, and it rained.");
            send(form(reader.page()));

            assertThat(reader.page()).hasURL(RECEIVED);
            assertThat(reader.page().locator("main")).containsText("I was there, and it rained.");
            reader.open("/" + story.slug());
            assertThat(reader.page().locator("main")).containsText("I was there, and it rained.");
            reader.mustBeContent("a comment without the script");
        }
    }

    @Test
    void withoutTheScriptWhatIsWrongIsToldAtItsFieldAndNothingIsLost() throws Exception {
        Story story = story();
        try (Reader reader = site.withoutScript(Site.DESK)) {
            reader.open("/" + story.slug());
            Locator form = form(reader.page());
            // The browser takes this one for an address; the platform does not.
            fill(form, "Ines", "ines@-example.org", "A long text that nobody wants to type again.");
            send(form);

            Locator email = form(reader.page()).locator("[name=email]");
            assertThat(email).hasAttribute("aria-invalid", "true");
            assertThat(email).hasValue("ines@-example.org");
            assertThat(form(reader.page()).locator("[name=body]"))
                    .hasValue("A long text that nobody wants to type again.");
            email.fill("ines@example.org");
            send(form(reader.page()));
            assertThat(reader.page()).hasURL(RECEIVED);
        }
    }

    @Test
    void withoutTheScriptAReplyHasAPageOfItsOwn() throws Exception {
        Story story = story();
        site.newsroom().comment(story.slug(), "The first word.").hasStatus(201);
        try (Reader reader = site.withoutScript(Site.PHONE)) {
            reader.open("/" + story.slug());
            reader.page().locator("a[href$='/reply']").first().press("Enter");
            assertThat(reader.page().locator("main")).containsText("The first word.");
            fill(form(reader.page()), "Omar", "omar@example.org", "And the second.");
            send(form(reader.page()));
            assertThat(reader.page()).hasURL(RECEIVED);
            reader.open("/" + story.slug());

            assertThat(reader.page().locator("article article")).containsText("And the second.");
        }
    }

    @Test
    void withTheScriptACommentAppearsInPlace() throws Exception {
        Story story = story();
        try (Reader reader = site.reader(Site.DESK)) {
            reader.open("/" + story.slug());
            fill(form(reader.page()), "Ines", "ines@example.org", "Sent without leaving.");
            send(form(reader.page()));

            assertThat(reader.page().locator("article[id^=comment-]")).containsText("Sent without leaving.");
            assertThat(reader.page()).hasURL(Pattern.compile(".*/" + story.slug() + "(#.*)?"));
            reader.mustBeContent("a comment with the script");
        }
    }

    @Test
    void withTheScriptAReplyIsWrittenBelowItsComment() throws Exception {
        Story story = story();
        site.newsroom().comment(story.slug(), "The first word.").hasStatus(201);
        try (Reader reader = site.reader(Site.PHONE)) {
            reader.open("/" + story.slug());
            reader.page().locator("a[href$='/reply']").first().click();
            Locator form = reader.page().locator("article[id^=comment-] form[method=post]");
            fill(form, "Omar", "omar@example.org", "A reply in place.");
            send(form);

            assertThat(reader.page().locator("article[id^=comment-] article[id^=comment-]"))
                    .containsText("A reply in place.");
            reader.mustBeContent("a reply with the script");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nameAndEmailAreRememberedOnlyWhereTheReaderAsks(boolean asks) throws Exception {
        Story story = story();
        try (Reader reader = site.reader(Site.DESK)) {
            reader.open("/" + story.slug());
            Locator form = form(reader.page());
            fill(form, "Ines", "ines@example.org", "Remember " + asks);
            form.locator("[name=remember]").setChecked(asks);
            send(form);
            assertThat(reader.page().locator("article[id^=comment-]")).containsText("Remember " + asks);
            reader.open("/" + story().slug());

            assertThat(form(reader.page()).locator("[name=name]")).hasValue(asks ? "Ines" : "");
            assertThat(form(reader.page()).locator("[name=email]")).hasValue(asks ? "ines@example.org" : "");
            assertThat(reader.page().context().cookies()).isEmpty();
        }
    }

    @Test
    void newCommentsAreOfferedAndMoveNothingByThemselves() throws Exception {
        Story story = story();
        site.newsroom().comment(story.slug(), "The first word.").hasStatus(201);
        try (Reader reader = site.reader(Site.DESK)) {
            reader.page().clock().install();
            reader.open("/" + story.slug());
            reader.page().locator("article[id^=comment-]").first().scrollIntoViewIfNeeded();
            site.newsroom().comment(story.slug(), "Somebody else's word.").hasStatus(201);
            reader.page().clock().runFor(120_000);

            Locator offer =
                    reader.page().locator("button:visible", new Page.LocatorOptions().setHasText("1 new comment"));
            assertThat(offer).isVisible();
            assertThat(reader.page().locator("main")).not().containsText("Somebody else's word.");
            offer.click();
            assertThat(reader.page().locator("article[id^=comment-]:focus")).containsText("Somebody else's word.");
            reader.mustBeContent("new comments");
        }
    }

    @Test
    void aPageCanBeUsedByTheKeyboardAlone() throws Exception {
        Story story = story();
        try (Reader reader = site.reader(Site.DESK)) {
            reader.open("/" + story.slug());
            reader.page().keyboard().press("Tab");
            assertThat(reader.page().locator(":focus")).hasAttribute("href", Pattern.compile("#.+"));
            reader.page().keyboard().press("Enter");
            for (int presses = 0; presses < 100; presses++) {
                reader.page().keyboard().press("Tab");
                if (reader.page().locator("[name=name]:focus").count() > 0) {
                    break;
                }
            }
            reader.page().keyboard().type("Ines");
            reader.page().keyboard().press("Tab");
            reader.page().keyboard().type("ines@example.org");
            while (reader.page().locator("textarea:focus").count() == 0) {
                reader.page().keyboard().press("Tab");
            }
            reader.page().keyboard().type("Typed, not clicked.");
            while (reader.page().locator("button:focus").count() == 0) {
                reader.page().keyboard().press("Tab");
            }
            reader.page().keyboard().press("Enter");

            assertThat(reader.page().locator("article[id^=comment-]")).containsText("Typed, not clicked.");
        }
    }
}
