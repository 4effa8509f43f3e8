package io.dateline.site.page;

import io.dateline.contract.Article;
import io.dateline.contract.Article.Placement;
import io.dateline.site.view.Link;
import io.dateline.site.words.Moments;
import io.dateline.site.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of an article as its page shows it.
 *
 * @param dateline where and when it was filed, if that does not stand in the body
 */
record ArticleBody(String html, @Nullable String dateline) {

    /** So many links stand in the middle of a story at most; others come after it. */
    static final int READ_ALSO = 3;

    private static final String DASH = " – ";

    static ArticleBody of(Article article, Words words, Moments moments) {
        String dateline = dateline(article, words, moments);
        List<Link> links = readAlso(article).stream()
                .map(related -> new Link(Addresses.article(related.slug()), related.headline()))
                .toList();
        String html = article.body().html();
        if (dateline == null && links.isEmpty() && !html.contains("<img")) {
            return new ArticleBody(html, null);
        }
        Story story = Story.of(html);
        boolean hasDateline = dateline != null && story.beginsWithWords();
        story.readAlso(
                words.say("article.read-also"), article.lang().equals(words.lang()) ? null : words.lang(), links);
        if (dateline != null && hasDateline) {
            story.begin(dateline + DASH);
        }
        return new ArticleBody(story.html(), hasDateline ? null : dateline);
    }

    /** The related articles that are linked in the story. */
    static List<Article.Related> readAlso(Article article) {
        return article.related().stream()
                .filter(related -> related.placement() == Placement.INLINE)
                .limit(READ_ALSO)
                .toList();
    }

    private static @Nullable String dateline(Article article, Words words, Moments moments) {
        Article.Dateline dateline = article.dateline();
        if (dateline == null || dateline.date() == null) {
            return dateline == null ? null : dateline.place();
        }
        String date = moments.date(dateline.date(), article.lang());
        return words.say("article.dateline", "place", dateline.place(), "date", date);
    }
}
