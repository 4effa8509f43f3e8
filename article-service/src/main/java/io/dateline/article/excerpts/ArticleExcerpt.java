package io.dateline.article.excerpts;

import com.ibm.icu.util.ULocale;
import io.dateline.article.search.Analysis;
import io.dateline.article.search.SearchQuery;
import io.dateline.contract.ArticleSummary;

/**
 * The excerpt of one article: of its standfirst or body, whichever has more of what was found, of the body if both have as much,
 * since the standfirst stands beside it. If it was found in the headline alone, the beginning of either.
 */
final class ArticleExcerpt {

    private ArticleExcerpt() {}

    /**
     * HTML without other tags than {@code <mark>}.
     *
     * @param plain the beginning of its body
     */
    static String of(ArticleSummary article, String plain, SearchQuery query) {
        Analysis analysis = Analysis.of(article.lang());
        ULocale locale = ULocale.forLanguageTag(article.lang());
        String standfirst = article.standfirst() == null ? "" : article.standfirst();
        Passage inStandfirst = passage(standfirst, analysis, query, locale);
        Passage inBody = passage(plain, analysis, query, locale);
        Passage most = inBody.distinct() >= inStandfirst.distinct() ? inBody : inStandfirst;
        if (most.distinct() > 0) {
            return most.html();
        }
        Passage beginning = standfirst.isBlank() ? inBody : inStandfirst;
        return beginning.isBlank()
                ? passage(article.headline(), analysis, query, locale).html()
                : beginning.html();
    }

    private static Passage passage(String text, Analysis analysis, SearchQuery query, ULocale locale) {
        return Passage.of(text, query.found(analysis.tokens(text)), locale);
    }
}
