package io.dateline.site.page;

import com.github.benmanes.caffeine.cache.Ticker;
import io.dateline.bus.Call;
import io.dateline.contract.ArticleContract.Popular;
import io.dateline.contract.ArticleContract.Window;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The most read articles, which stand beside every article. */
final class MostRead {

    /** In a site of several languages, so many are asked for that there are enough of each. */
    private static final int OF_ALL_LANGUAGES = 100;

    private static final int OF_ONE_LANGUAGE = 20;
    private static final Duration LIFETIME = Duration.ofSeconds(2);

    private final RecentAnswers<Popular, List<ArticleSummary>> answers;
    private final int asked;

    MostRead(Vertx vertx, Ticker ticker, Services services, boolean hasSeveralLanguages) {
        this.asked = hasSeveralLanguages ? OF_ALL_LANGUAGES : OF_ONE_LANGUAGE;
        this.answers = new RecentAnswers<>(vertx, ticker, LIFETIME, Window.values().length, services::popular);
    }

    /** The most read in the language of the edition, with the keys of those that are chosen. */
    Future<Part<List<ArticleSummary>>> find(Window window, Edition edition, int limit, Call call) {
        return answers.find(new Popular(window, asked), call).map(part -> {
            List<ArticleSummary> chosen = part.value().stream()
                    .filter(article -> isIn(edition, article))
                    .limit(limit)
                    .toList();
            List<SurrogateKey> keys = Stream.concat(
                            Stream.of(SurrogateKey.popular()),
                            chosen.stream().map(article -> SurrogateKey.headline(article.slug())))
                    .toList();
            return new Part<>(chosen, keys);
        });
    }

    private static boolean isIn(Edition edition, ArticleSummary article) {
        String range = edition.filter();
        return range == null || article.lang().equals(range) || article.lang().startsWith(range + "-");
    }

    /** See {@link RecentAnswers#drop}. */
    Set<SurrogateKey> drop(Collection<SurrogateKey> changed) {
        return answers.drop(changed);
    }
}
