package io.dateline.site.page;

import io.dateline.bus.Call;
import io.dateline.contract.SiteContract.ProblemPages;
import io.dateline.site.view.Link;
import io.dateline.site.view.ProblemPage;
import io.dateline.site.words.Words;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The pages that say what went wrong, for gateways to keep: in them, the id of the request and the time to wait are left open. */
final class ShowProblems {

    private static final List<Integer> STATUSES = List.of(400, 403, 404, 405, 410, 413, 415, 429, 500, 503);

    private final Editions editions;
    private final Pages pages;
    private final Heads heads;
    private final Times times;

    ShowProblems(PageParts parts) {
        this.editions = parts.editions();
        this.pages = parts.pages();
        this.heads = parts.heads();
        this.times = parts.times();
    }

    Future<ProblemPages> show(Call call) {
        Map<String, Map<Integer, String>> texts = new ConcurrentHashMap<>();
        List<String> languages = editions.all().stream().map(Edition::lang).toList();
        Map<String, String> policies =
                languages.stream().collect(Collectors.toMap(lang -> lang, lang -> pages.policy()));
        List<Future<?>> rendered = new ArrayList<>();
        for (Edition edition : editions.all()) {
            rendered.add(pages.menu(edition, Services.brief(call))
                    .onSuccess(menu -> texts.put(edition.lang(), ofAllStatuses(edition, menu.value()))));
        }
        return Future.all(rendered).map(all -> new ProblemPages(languages, texts, policies));
    }

    /** Renders them in vain, with moments as other pages have. */
    void warmUp() {
        for (Edition edition : editions.all()) {
            ofAllStatuses(edition, List.of());
            times.today(edition.words());
            times.of(Instant.EPOCH, edition.words());
            times.brief(Instant.EPOCH, edition.words());
        }
    }

    private Map<Integer, String> ofAllStatuses(Edition edition, List<Link> menu) {
        Map<Integer, String> texts = new HashMap<>();
        STATUSES.forEach(status -> texts.put(status, pages.text("problem", page(edition, status, menu))));
        return texts;
    }

    private ProblemPage page(Edition edition, int status, List<Link> menu) {
        Words words = edition.words();
        String heading = words.say("problem." + status + ".heading");
        return new ProblemPage(
                pages.frame(edition, heads.unlisted(heading), menu, ""),
                status,
                heading,
                words.say("problem." + status + ".text", "seconds", ProblemPages.RETRY_AFTER),
                ProblemPages.REQUEST_ID);
    }
}
