package io.dateline.article.lists;

import io.dateline.article.articles.Languages;
import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract.MonthList;
import io.dateline.contract.ArticleContract.Months;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.form.FaultCode;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the months that have published articles. One entry of an index is read for each month between the oldest article and the
 * newest, however many articles there are. When months begin is computed here: PostgreSQL knows other names of time zones, and
 * reads the sign of an offset the other way round.
 */
public final class ListMonths {

    /** 250 years. */
    private static final int MOST = 3_000;

    private static final String OF_ALL = "FROM article WHERE status = 'published' ";
    private static final String OF_LANGUAGE = "FROM listing WHERE kind = 'lang' AND name = $1 ";

    private final Database database;

    /** Lists the months of the articles in the given database. */
    public ListMonths(Database database) {
        this.database = database;
    }

    /** The months, the newest first; INVALID for a time zone that is not known. */
    public Future<Representation> list(Months question) {
        ZoneId zone = zone(question.timeZone());
        String lang = question.lang() == null ? null : Languages.canonical(question.lang());
        SurrogateKey key = lang == null ? SurrogateKey.articles() : SurrogateKey.lang(lang);
        return between(lang, zone)
                .compose(all -> all.isEmpty() ? Future.succeededFuture(all) : withArticles(all, lang, zone))
                .map(months -> Representation.of(
                        new MonthList(months.stream().map(YearMonth::toString).toList()), List.of(key)));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw Failure.invalid("/query/timeZone", FaultCode.FORMAT, "Must be the id of a time zone.");
        }
    }

    /** All months from that of the newest article to that of the oldest. */
    private Future<List<YearMonth>> between(@Nullable String lang, ZoneId zone) {
        String articles = lang == null ? OF_ALL : OF_LANGUAGE;
        String sql = "SELECT (SELECT published_at " + articles + "ORDER BY published_at DESC LIMIT 1) AS newest,"
                + " (SELECT published_at " + articles + "ORDER BY published_at LIMIT 1) AS oldest";
        return database.find(sql, lang == null ? Tuple.tuple() : Tuple.of(lang)).map(rows -> {
            Row row = rows.iterator().next();
            OffsetDateTime newest = row.getOffsetDateTime("newest");
            return newest == null
                    ? List.of()
                    : months(month(newest, zone), month(row.getOffsetDateTime("oldest"), zone));
        });
    }

    private static List<YearMonth> months(YearMonth newest, YearMonth oldest) {
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = newest; !month.isBefore(oldest) && months.size() < MOST; month = month.minusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    private Future<List<YearMonth>> withArticles(List<YearMonth> months, @Nullable String lang, ZoneId zone) {
        Tuple values = lang == null ? Tuple.tuple() : Tuple.of(lang);
        int begins = values.size() + 1;
        String sql = "SELECT position FROM unnest($" + begins + "::timestamptz[], $" + (begins + 1)
                + "::timestamptz[]) WITH ORDINALITY AS month (begins, ends, position) WHERE EXISTS (SELECT "
                + (lang == null ? OF_ALL : OF_LANGUAGE)
                + "AND published_at >= begins AND published_at < ends OFFSET 0) ORDER BY position";
        values.addValue(beginnings(months, zone, 0)).addValue(beginnings(months, zone, 1));
        return database.query(sql, values).map(rows -> chosen(months, rows));
    }

    private static OffsetDateTime[] beginnings(List<YearMonth> months, ZoneId zone, int later) {
        return months.stream()
                .map(month ->
                        month.plusMonths(later).atDay(1).atStartOfDay(zone).toOffsetDateTime())
                .toArray(OffsetDateTime[]::new);
    }

    private static List<YearMonth> chosen(List<YearMonth> months, RowSet<Row> rows) {
        List<YearMonth> chosen = new ArrayList<>(rows.size());
        rows.forEach(row -> chosen.add(months.get((int) (row.getLong("position") - 1))));
        return chosen;
    }

    private static YearMonth month(OffsetDateTime time, ZoneId zone) {
        return YearMonth.from(time.atZoneSameInstant(zone));
    }
}
