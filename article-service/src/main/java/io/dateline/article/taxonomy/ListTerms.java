package io.dateline.article.taxonomy;

import io.dateline.access.Permission;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract.BySlug;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.contract.TaxonomyContract.Listing;
import io.dateline.contract.TaxonomyContract.Term;
import io.dateline.contract.TaxonomyContract.TermPage;
import io.dateline.form.FaultCode;
import io.dateline.form.Range;
import io.dateline.paging.TextCursor;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads authors, topics and tags, one or page by page in the order of their slugs, on event loops. */
public final class ListTerms {

    private final Database database;

    /** Reads from the given database. */
    public ListTerms(Database database) {
        this.database = database;
    }

    /** A page for readers. */
    public Future<Representation> list(Listing listing) {
        Kind kind = listing.kind();
        return page(listing, TermRows.isPublic(kind), TermRows::forReaders).map(page -> {
            List<SurrogateKey> keys = new ArrayList<>();
            keys.add(kind.listKey());
            page.items().forEach(term -> keys.add(kind.key(term.slug())));
            return Representation.page(page, keys, page.next());
        });
    }

    /** A page for the newsroom. */
    public Future<TermPage> listAll(Listing listing, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        return page(listing, "true", TermRows::forNewsroom);
    }

    /** One for readers, or its present slug; NOT_FOUND {@code term-unknown} if there is none that they may know of. */
    public Future<Representation> find(BySlug question) {
        Kind kind = question.kind();
        SurrogateKey key = kind.key(question.slug());
        return database.find(one(kind), Tuple.of(question.slug())).map(rows -> {
            Row row = first(rows);
            if (!row.getBoolean("is_public")) {
                throw unknown();
            }
            if (!row.getString("slug").equals(question.slug())) {
                return Representation.moved(row.getString("slug"), List.of(key));
            }
            return Representation.of(TermRows.forReaders(row), List.of(key));
        });
    }

    /** One for the newsroom, by its present slug or a former one; NOT_FOUND {@code term-unknown}. */
    public Future<Term> read(BySlug question, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        return database.find(one(question.kind()), Tuple.of(question.slug()))
                .map(rows -> TermRows.forNewsroom(first(rows)));
    }

    /** The present slug of a kind for a slug, which stays if it is not a former one. */
    public Future<@Nullable String> present(Kind kind, @Nullable String slug) {
        return slug == null
                ? Future.succeededFuture()
                : database.find(
                                "SELECT present FROM former_term WHERE kind = $1 AND slug = $2",
                                Tuple.of(kind.toString(), slug))
                        .map(rows ->
                                rows.size() == 0 ? slug : rows.iterator().next().getString(0));
    }

    static Failure unknown() {
        return Failure.notFound("term-unknown", "There is none of this slug.");
    }

    private Future<TermPage> page(Listing listing, String condition, Function<Row, Term> mapping) {
        Kind kind = listing.kind();
        if (!Range.PAGE_SIZE.includes(listing.limit())) {
            throw Failure.invalid("/query/limit", FaultCode.OUT_OF_RANGE, Range.PAGE_SIZE.message());
        }
        String after = listing.cursor() == null
                ? ""
                : TextCursor.decode(listing.cursor(), kind.plural()).text();
        String sql = "SELECT " + TermRows.columns(kind) + "FROM " + kind + " t WHERE t.slug > $1 AND " + condition
                + " ORDER BY t.slug LIMIT $2";
        return database.query(sql, Tuple.of(after, listing.limit() + 1)).map(rows -> {
            List<Term> items = new ArrayList<>(rows.size());
            rows.forEach(row -> items.add(mapping.apply(row)));
            if (items.size() <= listing.limit()) {
                return new TermPage(items, null);
            }
            items.removeLast();
            return new TermPage(items, new TextCursor(items.getLast().slug()).encode(kind.plural()));
        });
    }

    private static String one(Kind kind) {
        return "SELECT " + TermRows.columns(kind) + ", " + TermRows.isPublic(kind) + " AS is_public FROM " + kind
                + " t WHERE t.slug = coalesce((SELECT present FROM former_term WHERE kind = '" + kind
                + "' AND slug = $1), $1)";
    }

    private static Row first(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw unknown();
        }
        return rows.iterator().next();
    }
}
