package io.dateline.site;

import io.dateline.contract.Article;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the services answer. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Samples() {}

    /** One with everything that an article can have. */
    static Article article() {
        return article(text -> text, CommentPolicy.OPEN, "en");
    }

    static Article article(CommentPolicy policy) {
        return article(text -> text, policy, "en");
    }

    static Article in(String lang) {
        return article(text -> text, CommentPolicy.OPEN, lang);
    }

    /** The same with other texts in all fields that are texts. */
    static Article article(UnaryOperator<String> text, CommentPolicy policy, String lang) {
        return new Article(
                17,
                "the-bridge",
                lang,
                3,
                null,
                text.apply("The bridge opens in spring"),
                text.apply("Two years late."),
                new Article.Dateline(text.apply("Lyon"), LocalDate.of(2026, 3, 2)),
                new Article.Body(
                        null,
                        "<p>It opens at last, and two years late.</p><h2 id=\"late\">Late</h2>"
                                + "<p>It was the river that took the time, and not the money.</p><ul><li>One</li></ul>"
                                + "<p>The mayor was there too, with her daughter and her dog.</p>",
                        "It opens."),
                List.of(
                        new Article.Section("late", text.apply("Late")),
                        new Article.Section("river", text.apply("River")),
                        new Article.Section("mayor", text.apply("Mayor"))),
                List.of(new Article.Author("ines-arnould", text.apply("Ines Arnould"))),
                List.of("world"),
                List.of("bridges"),
                new Article.Image(
                        "/assets/bridge.svg", text.apply("A bridge"), text.apply("It is long."), text.apply("I. A.")),
                List.of(
                        new Article.Related("why-late", text.apply("Why it is late"), Article.Placement.INLINE),
                        new Article.Related("the-mayor", text.apply("The mayor"), Article.Placement.END)),
                List.of(new Article.Translation("fr", "le-pont")),
                List.of(new Article.Correction(NOON, text.apply("It is longer."))),
                new Article.Discussion(policy, null, 12),
                null,
                NOON,
                NOON.plusSeconds(3_600),
                2,
                1,
                null,
                null);
    }

    /** One without anything that an article need not have. */
    static Article bare(String headline, String html) {
        return new Article(
                17,
                "the-bridge",
                "en",
                1,
                null,
                headline,
                null,
                null,
                new Article.Body(null, html, ""),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                new Article.Discussion(CommentPolicy.CLOSED, null, 0),
                null,
                NOON,
                NOON,
                0,
                1,
                null,
                null);
    }

    /** Another article, in a list. */
    static ArticleSummary other() {
        return summary(18, "the-ferry", "en", text -> text);
    }

    static ArticleSummary summary(long id, String slug, String lang, UnaryOperator<String> text) {
        return new ArticleSummary(
                id,
                slug,
                lang,
                1,
                null,
                text.apply("The ferry stops " + slug),
                text.apply("After ninety years."),
                null,
                List.of(new Article.Author("ines-arnould", text.apply("Ines Arnould"))),
                List.of("world"),
                List.of(),
                new Article.Image("/assets/ferry.svg", text.apply("A ferry"), null, null),
                new Article.Discussion(CommentPolicy.OPEN, null, 3),
                null,
                NOON,
                NOON,
                2,
                1,
                null,
                null);
    }

    static Comment comment(long id, @Nullable Long parentId, List<Comment> replies) {
        return comment(id, parentId, replies, replies.size(), text -> text);
    }

    /** A comment of which some replies are shown, and so many are there. */
    static Comment comment(
            long id, @Nullable Long parentId, List<Comment> replies, int count, UnaryOperator<String> text) {
        return new Comment(
                id,
                parentId,
                new Comment.Author(text.apply("Ines"), null),
                new Comment.Body("<p>Monday.</p>"),
                null,
                NOON,
                null,
                0,
                new Comment.Replies(count, replies, replies.size() < count ? "r+" + id : null),
                null);
    }
}
