package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.access.Caller;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.ById;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.dateline.contract.ArticleContract.Popular;
import io.dateline.contract.ArticleContract.Related;
import io.dateline.contract.ArticleContract.Sort;
import io.dateline.contract.ArticleContract.Window;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.Representation;
import org.junit.jupiter.api.Test;

/** The absolute addresses of what is public, where the site has one. */
class AddressesTest {

    private static final Listing ALL = new Listing(null, null, null, null, null, null, null, 20, null);
    private static final Listing FOUND =
            new Listing(null, null, null, null, "ferry", null, null, 20, null, Sort.RELEVANCE);

    @Test
    void whatIsPublicSaysWhereReadersFindIt() {
        try (RunningArticleService newsroom = RunningArticleService.at("https://www.example.org")) {
            newsroom.published("{'headline': 'Ferry', 'lang': 'en', 'tags': ['sea']}");
            Article other = newsroom.published("{'headline': 'Lighthouse', 'lang': 'en', 'tags': ['sea']}");

            assertThat(newsroom.read("ferry").path("url").textValue()).isEqualTo("https://www.example.org/ferry");
            assertThat(first(newsroom.list(ALL))).isEqualTo("https://www.example.org/lighthouse");
            assertThat(first(newsroom.list(FOUND))).isEqualTo("https://www.example.org/ferry");
            assertThat(first(newsroom.ask(ArticleContract.POPULAR, new Popular(Window.DAY, 5), Caller.READER)))
                    .isEqualTo("https://www.example.org/lighthouse");
            assertThat(first(newsroom.ask(ArticleContract.RELATED, new Related("ferry", 5), Caller.READER)))
                    .isEqualTo("https://www.example.org/lighthouse");
            assertThat(other.url()).isEqualTo("https://www.example.org/lighthouse");
        }
    }

    @Test
    void whatIsNotPublicHasNoAddress() {
        try (RunningArticleService newsroom = RunningArticleService.at("https://www.example.org")) {
            Article draft = newsroom.draft("{'headline': 'Ferry', 'lang': 'en'}");
            Article withdrawn = newsroom.unpublish(newsroom.published("{'headline': 'Gone', 'lang': 'en'}"));

            assertThat(draft.url()).isNull();
            assertThat(withdrawn.url()).isNull();
            assertThat(newsroom.ask(ArticleContract.READ, new ById(draft.id()), RunningArticleService.EDITOR)
                            .url())
                    .isNull();
            assertThat(newsroom.ask(
                                    ArticleContract.LIST_ALL,
                                    new NewsroomListing(null, ALL),
                                    RunningArticleService.EDITOR)
                            .items())
                    .extracting(ArticleSummary::url)
                    .containsExactly(null, null);
        }
    }

    @Test
    void aSiteWithoutAnAddressHasNone() {
        try (RunningArticleService newsroom = RunningArticleService.open()) {
            newsroom.published("{'headline': 'Ferry', 'lang': 'en'}");

            assertThat(newsroom.read("ferry").has("url")).isFalse();
            assertThat(item(newsroom.list(ALL)).has("url")).isFalse();
        }
    }

    private static JsonNode item(Representation list) {
        return RunningArticleService.tree(list).at("/items/0");
    }

    private static String first(Representation list) {
        return item(list).path("url").textValue();
    }
}
