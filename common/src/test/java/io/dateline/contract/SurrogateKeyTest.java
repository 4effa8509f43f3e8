package io.dateline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The texts of keys, which processes of all versions have in common. */
class SurrogateKeyTest {

    @Test
    void eachKindHasATextOfItsOwn() {
        assertThat(List.of(
                        SurrogateKey.article(17),
                        SurrogateKey.slug("a"),
                        SurrogateKey.headline("a"),
                        SurrogateKey.articles(),
                        SurrogateKey.topic("a"),
                        SurrogateKey.tag("a"),
                        SurrogateKey.author("a"),
                        SurrogateKey.topics(),
                        SurrogateKey.tags(),
                        SurrogateKey.authors(),
                        SurrogateKey.lang("pt-BR"),
                        SurrogateKey.popular(),
                        SurrogateKey.comments(17)))
                .extracting(SurrogateKey::text)
                .containsExactly(
                        "article:17",
                        "slug:a",
                        "headline:a",
                        "articles",
                        "topic:a",
                        "tag:a",
                        "author:a",
                        "topics",
                        "tags",
                        "authors",
                        "lang:pt-BR",
                        "popular",
                        "comments:17");
    }

    @Test
    void whatItWasMadeOfCanBeAskedFor() {
        assertThat(SurrogateKey.article(17).asArticleId()).hasValue(17);
        assertThat(SurrogateKey.slug("a").asSlug()).hasValue("a");
        assertThat(SurrogateKey.articles().asArticleId()).isEmpty();
        assertThat(SurrogateKey.comments(17).asArticleId()).isEmpty();
        assertThat(SurrogateKey.headline("a").asSlug()).isEmpty();
    }
}
