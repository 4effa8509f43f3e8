package io.dateline.site.page;

import com.github.benmanes.caffeine.cache.Ticker;
import io.dateline.bus.Call;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract;
import io.dateline.contract.TaxonomyContract.BySlug;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.contract.TaxonomyContract.Term;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of topics and tags, which nearly every page shows. */
final class KnownTerms {

    /** So many topics are asked for at once; others one by one. */
    private static final int MOST_TOPICS = 100;

    private static final int MOST_KEPT = 2_000;
    private static final Duration LIFETIME = Duration.ofSeconds(10);

    private final RecentAnswers<TaxonomyContract.Listing, List<Term>> topics;
    private final RecentAnswers<BySlug, Term> terms;

    KnownTerms(Vertx vertx, Ticker ticker, Services services) {
        this.topics = new RecentAnswers<>(
                vertx,
                ticker,
                LIFETIME,
                1,
                (listing, call) -> services.terms(listing, call).map(KnownTerms::sorted));
        this.terms = new RecentAnswers<>(vertx, ticker, LIFETIME, MOST_KEPT, services::term);
    }

    /** Their own keys are announced with every article of theirs; their names change with the list of them. */
    private static Part<List<Term>> sorted(Part<List<Term>> topics) {
        List<Term> sorted = topics.value().stream()
                .sorted(Comparator.comparingLong(Term::articleCount).reversed())
                .toList();
        return new Part<>(sorted, List.of(Kind.TOPIC.listKey()));
    }

    /** All topics, or the first of them; those with the most articles first. */
    Future<Part<List<Term>>> topics(Call call) {
        return Part.orElse(
                topics.find(new TaxonomyContract.Listing(Kind.TOPIC, MOST_TOPICS, null), Services.brief(call)),
                List.of());
    }

    /** The names of terms, by slug: of those that cannot be had, the words of the slug. */
    Future<Part<Map<String, TermName>>> names(Kind kind, Collection<String> slugs, String lang, Call call) {
        Map<String, TermName> names = new HashMap<>();
        if (kind != Kind.TOPIC || slugs.isEmpty()) {
            return oneByOne(kind, slugs, lang, call, new Part<>(names, List.of()));
        }
        return topics(call).compose(found -> {
            found.value().stream()
                    .filter(topic -> slugs.contains(topic.slug()))
                    .forEach(topic -> names.put(topic.slug(), TermName.of(topic, lang)));
            List<String> others =
                    slugs.stream().filter(slug -> !names.containsKey(slug)).toList();
            return oneByOne(kind, others, lang, call, new Part<>(names, found.keys(), null, found.isThere()));
        });
    }

    private Future<Part<Map<String, TermName>>> oneByOne(
            Kind kind, Collection<String> slugs, String lang, Call call, Part<Map<String, TermName>> known) {
        if (slugs.isEmpty()) {
            return Future.succeededFuture(known);
        }
        List<Future<Part<TermName>>> asked = slugs.stream()
                .map(slug -> Part.orElse(
                        terms.find(new BySlug(kind, slug), Services.brief(call))
                                .map(part -> part.map(term -> TermName.of(term, lang))),
                        TermName.ofSlug(slug)))
                .toList();
        return Future.all(asked).map(done -> {
            List<SurrogateKey> keys = new ArrayList<>(known.keys());
            boolean allThere = known.isThere();
            int index = 0;
            for (String slug : slugs) {
                Part<TermName> name = asked.get(index++).result();
                known.value().put(slug, name.value());
                keys.addAll(name.keys());
                allThere &= name.isThere();
            }
            return new Part<>(known.value(), keys, null, allThere);
        });
    }

    /** See {@link RecentAnswers#drop}. */
    Set<SurrogateKey> drop(Collection<SurrogateKey> changed) {
        return Stream.of(topics.drop(changed), terms.drop(changed))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }
}
