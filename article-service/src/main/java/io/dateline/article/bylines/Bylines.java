package io.dateline.article.bylines;

import io.dateline.article.articles.ArticleInput;
import io.dateline.article.articles.Scope;
import io.dateline.article.slug.SlugText;
import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The authors' profiles. One belongs to one account at most, whose holder alone signs with it unless an editor says so. */
public final class Bylines {

    private static final int ATTEMPTS = 100;
    private static final String FIRST_OTHERWISE = "author";

    private Bylines() {}

    /** Makes the profiles that are not there yet; who is known keeps the name they have. */
    public static void meet(SqlConnection transaction, List<ArticleInput.Byline> authors) {
        // In one order, so that two who meet the same authors do not wait for each other.
        authors.stream()
                .sorted(Comparator.comparing(ArticleInput.Byline::slug))
                .forEach(author -> isMade(
                        transaction,
                        author.slug(),
                        author.name() == null ? SlugText.asName(author.slug()) : author.name()));
    }

    /**
     * Stops whoever is limited to their own articles from signing with a byline of another account, or with a new one whose
     * name could be taken for that of another account.
     *
     * @param there the bylines that the article has already
     * @throws Failure INVALID with {@code not-your-byline} for each
     */
    public static void mustBeTheirs(SqlConnection transaction, ArticleInput written, List<String> there, Scope scope) {
        Long account = scope.owner();
        if (account == null || there.containsAll(written.authorSlugs())) {
            return;
        }
        List<ArticleInput.Byline> authors = written.authors();
        BylineOwners owners = BylineOwners.of(transaction, authors, account);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < authors.size(); i++) {
            if (!there.contains(authors.get(i).slug()) && owners.isOfAnother(authors.get(i))) {
                faults.add(new Fault(
                        "/authors/" + i, "not-your-byline", "This is somebody else's byline; an editor can add it."));
            }
        }
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
    }

    /**
     * Makes a profile for a new account. One that is there already is never taken, whoever it belongs to: those whose names
     * make the same slug are told apart by a number.
     *
     * @return its slug
     * @throws Failure INVALID if a hundred have such a name
     */
    public static String make(SqlConnection transaction, String name) {
        String slug = SlugText.of(name, FIRST_OTHERWISE);
        if (isMade(transaction, slug, name)) {
            return slug;
        }
        String stem = SlugText.stem(slug);
        for (int number = 2; number < 2 + ATTEMPTS; number++) {
            String candidate = SlugText.numbered(stem, number);
            if (isMade(transaction, candidate, name)) {
                return candidate;
            }
        }
        throw Failure.invalid("/displayName", "too-many", "There are too many authors of this name already.");
    }

    /**
     * Gives the profile of an account another name; its slug stays.
     *
     * @throws Failure INVALID with {@code not-your-byline} if the name could be taken for that of another account
     */
    public static void rename(SqlConnection transaction, String slug, String name, long account) {
        mustBeNobodyElses(transaction, name, account);
        transaction
                .preparedQuery("UPDATE author SET name = $2 WHERE slug = $1")
                .execute(Tuple.of(slug, name))
                .await();
    }

    /** Makes a profile for an account that has none, under a name that its holder chose; as the other two. */
    public static String makeOwn(SqlConnection transaction, String name, long account) {
        mustBeNobodyElses(transaction, name, account);
        return make(transaction, name);
    }

    private static void mustBeNobodyElses(SqlConnection transaction, String name, long account) {
        if (BylineOwners.namesOfOthers(transaction, account).hasLike(name)) {
            throw Failure.invalid(
                    "/displayName", "not-your-byline", "This could be taken for the name of somebody else here.");
        }
    }

    private static boolean isMade(SqlConnection transaction, String slug, String name) {
        return transaction
                        .preparedQuery("INSERT INTO author (slug, name) VALUES ($1, $2) ON CONFLICT (slug) DO NOTHING")
                        .execute(Tuple.of(slug, name))
                        .await()
                        .rowCount()
                == 1;
    }
}
