package io.dateline.site.page;

import io.dateline.bus.Call;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.MonthList;
import io.dateline.contract.ArticleContract.Months;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract.ArchivePage;
import io.dateline.site.view.Link;
import io.dateline.site.words.Moments;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The articles of a month, with the months before and after it; or which months there are. */
final class ShowArchive {

    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

    private final Services services;
    private final Editions editions;
    private final Heads heads;
    private final Lists lists;
    private final Moments moments;

    ShowArchive(PageParts parts, Lists lists) {
        this.services = parts.services();
        this.editions = parts.editions();
        this.heads = parts.heads();
        this.lists = lists;
        this.moments = parts.times().moments();
    }

    Future<Representation> show(ArchivePage question, Call call) {
        Edition edition = editions.of(question.lang());
        Months months = new Months(moments.zone().getId(), edition.filter());
        if (question.month() == null) {
            return services.months(months, call).compose(found -> months(edition, found, call));
        }
        YearMonth month = month(question.month());
        var articles = services.list(listing(month, edition, question), call);
        var others = Part.orElse(services.months(months, Services.brief(call)), new MonthList(List.of()));
        return articles.compose(list -> others.compose(
                found -> lists.answer(content(month, found.value(), edition, question), list, List.of(found), call)));
    }

    private static YearMonth month(String text) {
        try {
            if (MONTH.matcher(text).matches()) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            // There is no such month.
        }
        throw Editions.unknown();
    }

    private Listing listing(YearMonth month, Edition edition, ArchivePage question) {
        // Both ends are left out of a list; times have milliseconds.
        return new Listing(
                null,
                null,
                null,
                edition.filter(),
                null,
                begin(month).minusMillis(1),
                begin(month.plusMonths(1)),
                Lists.LIMIT,
                question.cursor());
    }

    private Instant begin(YearMonth month) {
        ZoneId zone = moments.zone();
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    private Future<Representation> months(Edition edition, Part<MonthList> months, Call call) {
        String heading = edition.words().say("archive.heading");
        Lists.Content content = new Lists.Content(
                "archive",
                edition,
                heads.list(edition, heading, null, edition.archive(null), null),
                edition.archive(null),
                heading,
                null,
                null,
                null,
                months.value().months().stream()
                        .map(month -> link(YearMonth.parse(month), edition))
                        .toList(),
                months.value().months().isEmpty() ? edition.words().say("list.empty") : "",
                edition.archive(null));
        return lists.answer(content, new Part<>(List.of(), List.of()), List.of(months), call);
    }

    private Lists.Content content(YearMonth month, MonthList months, Edition edition, ArchivePage question) {
        String path = edition.archive(month.toString());
        String heading = edition.words()
                .say(
                        "archive.month",
                        "month",
                        moments.month(month, edition.words().lang()));
        boolean isThere = months.months().contains(month.toString());
        return new Lists.Content(
                "archive",
                edition,
                isThere ? heads.list(edition, heading, null, path, question.cursor()) : heads.unlisted(heading),
                edition.archive(null),
                heading,
                null,
                null,
                null,
                near(month, months, edition),
                edition.words().say("archive.empty"),
                path);
    }

    /** The nearest months with articles before and after, and a way to all. */
    private List<Link> near(YearMonth month, MonthList months, Edition edition) {
        List<YearMonth> all = months.months().stream().map(YearMonth::parse).toList();
        List<Link> near = new ArrayList<>();
        all.stream()
                .filter(other -> other.isAfter(month))
                .min(Comparator.naturalOrder())
                .ifPresent(next -> near.add(link(next, edition)));
        near.add(new Link("", moments.month(month, edition.words().lang())));
        all.stream()
                .filter(other -> other.isBefore(month))
                .max(Comparator.naturalOrder())
                .ifPresent(previous -> near.add(link(previous, edition)));
        near.add(new Link(edition.archive(null), edition.words().say("archive.all")));
        return near;
    }

    private Link link(YearMonth month, Edition edition) {
        return new Link(
                edition.archive(month.toString()),
                moments.month(month, edition.words().lang()));
    }
}
