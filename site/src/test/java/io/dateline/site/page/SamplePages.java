package io.dateline.site.page;

import io.dateline.site.theme.Theme;
import io.dateline.site.view.ArticlePage;
import io.dateline.site.view.ArticlePage.Correction;
import io.dateline.site.view.CommentForm;
import io.dateline.site.view.CommentView;
import io.dateline.site.view.CommentsPage;
import io.dateline.site.view.Discussion;
import io.dateline.site.view.Dress;
import io.dateline.site.view.FixedPage;
import io.dateline.site.view.FormPage;
import io.dateline.site.view.Frame;
import io.dateline.site.view.Head;
import io.dateline.site.view.HomePage;
import io.dateline.site.view.Link;
import io.dateline.site.view.ListPage;
import io.dateline.site.view.Moment;
import io.dateline.site.view.Picture;
import io.dateline.site.view.ProblemPage;
import io.dateline.site.view.ReceivedPage;
import io.dateline.site.view.Teaser;
import io.dateline.site.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Pages to look at: rich ones in a language, and those with all that makes pages break. */
final class SamplePages {

    private static final String LONG_WORD = "Donaudampfschifffahrtsgesellschaft".repeat(12);

    private final SampleText text;
    private final Words words;
    private final Dress dress;

    SamplePages(SampleText text, Theme theme) {
        this.text = text;
        this.words = Objects.requireNonNull(theme.words().find(text.lang()));
        this.dress = theme.dress(text.lang());
    }

    private Frame frame(String section) {
        Head head = new Head(
                text.headline() + " – " + text.site(),
                text.standfirst(),
                "https://news.example/a-story",
                List.of(new Link("https://news.example/fr/", "fr")),
                Map.of("og:title", text.headline()),
                List.of("{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\"}"));
        return new Frame(
                words,
                head,
                text.site(),
                "/",
                "",
                text.topics().stream()
                        .map(name -> new Link("/topics/" + name, name))
                        .toList(),
                List.of(new Link("/fr", "Français", "fr"), new Link("/ar", "العربية", "ar")),
                List.of(
                        new Link("https://social.example/@news", "Mastodon"),
                        new Link("https://bsky.example", "Bluesky")),
                dress,
                section);
    }

    private Moment moment(int minute) {
        return new Moment("2026-11-28T14:%02d:00Z".formatted(minute), text.time());
    }

    private Teaser teaser(int i, String headline, @Nullable String standfirst, boolean pictured) {
        return new Teaser(
                "/story-" + i,
                text.lang(),
                words.dir(),
                headline,
                standfirst,
                pictured ? picture(i) : null,
                List.of(new Link("/authors/a", text.name())),
                new Link("/topics/a", text.topics().get(i % text.topics().size())),
                moment(i),
                null,
                i % 3);
    }

    private Picture picture(int i) {
        List<String> all = SamplePictures.all();
        return new Picture(
                "/assets/pictures/" + all.get(i % all.size()), text.standfirst(), text.standfirst(), text.name());
    }

    private List<Teaser> teasers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        teaser(i, text.headlines().get(i % text.headlines().size()), text.standfirst(), i % 3 != 1))
                .toList();
    }

    HomePage home() {
        List<Teaser> some = teasers(12);
        List<HomePage.Section> sections = IntStream.range(0, text.topics().size())
                .mapToObj(i -> new HomePage.Section(
                        new Link("/topics/t" + i, text.topics().get(i)), some.subList(i, i + 1 + (i + 2) % 4)))
                .toList();
        Teaser lead = teaser(0, text.headline(), text.standfirst(), true);
        Moment today = new Moment("2026-11-28", text.day());
        return new HomePage(
                frame(""), lead, some.subList(1, 3), some.subList(3, 9), sections, some.subList(2, 12), today);
    }

    /** A front on which nothing is published. */
    HomePage emptyHome() {
        return new HomePage(
                frame(""), null, List.of(), List.of(), List.of(), List.of(), new Moment("2026-11-28", text.day()));
    }

    /** A front whose only story has a headline of 300 characters and nothing else. */
    HomePage hostileHome() {
        Teaser lead = teaser(0, (text.headline() + " ").repeat(9).substring(0, 300), null, false);
        Teaser words = teaser(1, LONG_WORD, LONG_WORD, true);
        return new HomePage(
                frame(""),
                lead,
                List.of(words, lead),
                List.of(words, lead),
                List.of(new HomePage.Section(new Link("/topics/x", LONG_WORD.substring(0, 100)), List.of(words, lead))),
                List.of(words, lead),
                new Moment("2026-11-28", text.day()));
    }

    /** An article with everything, and so many comments in threads. */
    ArticlePage article(int comments) {
        return new ArticlePage(
                frame("/topics/" + text.topics().getFirst()),
                text.lang(),
                words.dir(),
                text.headline(),
                text.standfirst(),
                null,
                List.of(new Link("/authors/a", text.name()), new Link("/authors/b", "Solène Bréhaut")),
                List.of(
                        new Link("/topics/a", text.topics().getFirst()),
                        new Link("/topics/b", text.topics().get(1))),
                List.of(
                        new Link("/tags/a", text.topics().get(2)),
                        new Link("/tags/b", text.topics().get(3))),
                moment(1),
                moment(2),
                4,
                picture(2),
                List.of(
                        new Link("#one", text.headlines().get(1)),
                        new Link("#two", text.headlines().get(2))),
                text.body(words.say("article.read-also")),
                List.of(new Correction(moment(3), text.standfirst())),
                List.of(new Link("/fr/une-histoire", "Français", "fr"), new Link("/eine", "Deutsch", "de")),
                List.of(
                        new Link("mailto:?body=x", words.say("share.email")),
                        new Link("https://bsky.example", "Bluesky")),
                teasers(4),
                teasers(5),
                discussion(comments, form()));
    }

    /** An article with nothing but what it must have. */
    ArticlePage bareArticle() {
        return new ArticlePage(
                frame(""),
                "ar",
                "rtl",
                "!",
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                moment(1),
                null,
                1,
                null,
                List.of(),
                "<p>x</p>",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Discussion("/a-story", 0, List.of(), null, null, false, true));
    }

    /** An article in which each text is as long as it can be, with threads that are five deep. */
    ArticlePage hostileArticle() {
        List<Link> many = IntStream.range(0, 12)
                .mapToObj(i -> new Link("/tags/" + i, LONG_WORD.substring(0, 60)))
                .toList();
        String headline = (LONG_WORD.substring(0, 40) + " " + text.headline() + " ")
                .repeat(5)
                .substring(0, 300);
        String table =
                "<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th><th scope=\"col\">c</th></tr></thead>"
                        + "<tbody><tr><td>" + LONG_WORD + "</td><td>1</td><td>" + LONG_WORD
                        + "</td></tr></tbody></table>";
        return new ArticlePage(
                frame(""),
                text.lang(),
                words.dir(),
                headline,
                LONG_WORD + " " + LONG_WORD,
                LONG_WORD,
                many,
                many,
                many,
                moment(1),
                moment(2),
                99,
                picture(1),
                many,
                "<p>" + LONG_WORD.repeat(20) + "</p>" + table + "<pre><code>" + LONG_WORD + "</code></pre>",
                List.of(new Correction(moment(1), LONG_WORD)),
                many,
                many,
                List.of(),
                List.of(),
                new Discussion(
                        "/a", 1_234_567, List.of(deep(1, 5, true)), "/a/comments?cursor=x", form(), true, false));
    }

    CommentForm form() {
        return new CommentForm("/a-story/comments", null, "", "", "", "", false, Map.of(), null, null);
    }

    Discussion discussion(int comments, @Nullable CommentForm form) {
        List<CommentView> threads = new ArrayList<>();
        int made = 0;
        while (made < comments) {
            int depth = Math.min(comments - made, 1 + made % 3);
            threads.add(deep(made * 10 + 1, depth, false));
            made += depth;
        }
        return new Discussion("/a-story", comments, threads, "/a-story/comments?cursor=abc", form, false, false);
    }

    private CommentView deep(long id, int depth, boolean hostile) {
        List<CommentView> replies = depth == 1 ? List.of() : List.of(deep(id + 1, depth - 1, hostile));
        String body = hostile
                ? LONG_WORD + " <code>" + LONG_WORD + "</code>"
                : text.comments().get((int) (id % 7 % text.comments().size()));
        return new CommentView(
                id,
                "/a-story/comments/" + id,
                hostile
                        ? LONG_WORD.substring(0, 100)
                        : text.names().get((int) (id % 5 % text.names().size())),
                id % 2 == 0 ? "https://garden.example.org" : null,
                "<p>" + body + "</p>",
                moment((int) (id % 60)),
                id % 4 == 0 ? moment(5) : null,
                depth == 1 && hostile ? null : "/a-story/comments/" + id + "/reply",
                replies,
                depth == 2 ? "/a-story/comments?parent=" + id : null,
                depth == 2 ? 3 : 0);
    }

    CommentsPage comments() {
        return new CommentsPage(
                frame(""),
                new Link("/a-story", text.headline()),
                words.say("comments.replies", "name", text.name()),
                deep(9000, 1, false),
                discussion(7, null));
    }

    /** A form in which everything is wrong. */
    FormPage form(boolean faulty) {
        Map<String, String> faults = Map.of(
                "name", words.say("fault.reserved"),
                "email", words.say("fault.email.format"),
                "url", words.say("fault.url.format"),
                "body", words.say("fault.body.required"));
        CommentForm form = new CommentForm(
                "/a-story/comments",
                1L,
                faulty ? "<b>\"" : "",
                faulty ? "x@" : "",
                "",
                faulty ? "</textarea>\n<b>" : "",
                faulty,
                faulty ? faults : Map.of(),
                null,
                "0f8b1b0e");
        return new FormPage(
                frame(""),
                new Link("/a-story", text.headline()),
                words.say("comment.reply-to", "name", text.name()),
                deep(1, 1, false),
                form);
    }

    /** A form that was not taken as a whole. */
    FormPage refused() {
        CommentForm form = new CommentForm(
                "/a-story/comments",
                null,
                text.name(),
                "a@example.org",
                "",
                text.comments().getFirst(),
                true,
                Map.of(),
                words.say("failure.rate-limited", "seconds", 9),
                null);
        return new FormPage(frame(""), new Link("/a-story", text.headline()), words.say("comments.write"), null, form);
    }

    ReceivedPage received() {
        return new ReceivedPage(
                frame(""),
                new Link("/a-story", text.headline()),
                words.say("received.held-heading"),
                words.say("received.held"),
                true,
                deep(1, 1, false),
                "/a-story#comment-1");
    }

    ListPage list(String kind, String heading, @Nullable String query, int count) {
        return new ListPage(
                frame("/topics/" + text.topics().getFirst()),
                kind,
                heading,
                query == null ? text.standfirst() : null,
                kind.equals("author") ? picture(3) : null,
                query,
                kind.equals("popular")
                        ? List.of(
                                new Link("", words.say("popular.1h")),
                                new Link("/popular?window=7d", words.say("popular.7d")))
                        : List.of(),
                teasers(count),
                words.say("search.empty"),
                count > 0 ? "?cursor=x" : null);
    }

    ProblemPage problem(int status) {
        return new ProblemPage(
                frame(""),
                status,
                words.say("problem." + status + ".heading"),
                words.say("problem." + status + ".text", "seconds", "{{retry-after}}"),
                "{{request-id}}");
    }

    FixedPage fixed() {
        return new FixedPage(
                frame(""), "Imprint", "<p>" + text.standfirst() + "</p><h2>Address</h2><ul><li>One</li></ul>");
    }
}
