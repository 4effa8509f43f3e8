package io.dateline.article.excerpts;

import com.ibm.icu.util.ULocale;
import io.dateline.article.search.Analysis;
import io.dateline.article.search.SearchQuery;
import io.dateline.article.search.Span;
import io.dateline.contract.ArticleSummary;
import java.util.List;

/**
 * The excerpt of one article: of its standfirst or body, whichever has more of what was found, of the body if both have as much,
 * since the standfirst stands beside it. If it was found in the headline alone, the beginning of either.
 */
final class ArticleExcerpt {

    /** A text with what was found in it. */
    private record Searched(String text, List<Span> found, Cluster cluster) {

        static Searched of(String text, Analysis analysis, SearchQuery query) {
            List<Span> found = query.found(analysis.tokens(text));
            return new Searched(text, found, Cluster.densest(text, found, Passage.LENGTH - Passage.LEAD));
        }
    }

    private ArticleExcerpt() {}

    /**
     * HTML without other tags than {@code <mark>}.
     *
     * @param plain the beginning of its body
     */
    static String of(ArticleSummary article, String plain, SearchQuery query) {
        Searched shown = shown(article, plain, query);
        return Passage.of(shown.text, shown.found, shown.cluster, ULocale.forLanguageTag(article.lang()))
                .html();
    }

    private static Searched shown(ArticleSummary article, String plain, SearchQuery query) {
        Analysis analysis = Analysis.of(article.lang());
        String standfirst = article.standfirst() == null ? "" : article.standfirst();
        Searched inStandfirst = Searched.of(standfirst, analysis, query);
        Searched inBody = Searched.of(plain, analysis, query);
        if (inBody.found.isEmpty() && inStandfirst.found.isEmpty()) {
            return !standfirst.isBlank()
                    ? inStandfirst
                    : !plain.isBlank() ? inBody : Searched.of(article.headline(), analysis, query);
        }
        return inBody.cluster.distinct() >= inStandfirst.cluster.distinct() ? inBody : inStandfirst;
    }
}
