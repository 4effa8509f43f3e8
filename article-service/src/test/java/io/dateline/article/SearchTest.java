package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleDraft;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

    private static RunningArticleService newsroom;

    @BeforeAll
    static void open() {
        newsroom = RunningArticleService.open();
    }

    @AfterAll
    static void close() {
        newsroom.close();
    }

    @Test
    void punctuationIsNoPartOfWords() {
        newsroom.published("{'headline': 'O’Neil’s well-known mail: desk@example.org/path', 'lang': 'en'}");

        for (String words : List.of("well-known", "known", "desk@example.org", "example", "\"well known mail\"")) {
            assertThat(newsroom.headlines(words(words))).as(words).hasSize(1);
        }
        assertThat(newsroom.headlines(words("well -known"))).isEmpty();
    }

    /** Each took PostgreSQL's parser minutes, since it looks for tags and addresses. */
    @Timeout(60)
    @ParameterizedTest
    @ValueSource(strings = {"<!--", "](/", "a@b.", "http://a/", "&#183;", "1.1-", "<a b='"})
    void hostileTextIsIndexedInBearableTime(String part) {
        ObjectNode article =
                Json.mapper().createObjectNode().put("headline", "Hostile").put("lang", "de");
        article.putObject("body").put("markdown", (part.repeat(15_000 / part.length()) + "\n\n").repeat(6));

        assertThat(newsroom.write(
                                ArticleContract.CREATE,
                                new Create(ArticleDraft.of(article), null),
                                RunningArticleService.EDITOR)
                        .id())
                .isPositive();
    }

    private static Listing words(String words) {
        return new Listing(null, null, null, null, words, null, null, 20, null);
    }
}
