package io.dateline.gateway.site;

import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SiteContract.FindProblemPages;
import io.dateline.contract.SiteContract.ProblemPages;
import io.dateline.gateway.http.ProblemForm;
import io.dateline.gateway.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Problems as pages of the site. They are asked for before they are needed, and kept: when one is needed, the site service may be
 * what does not answer. Until there are any, {@link PlainPage} stands in.
 */
public final class PageProblems implements ProblemForm {

    private static final Logger LOG = LoggerFactory.getLogger(PageProblems.class);

    /** Characters of all pages together. */
    private static final int MOST = 4 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Bus bus;
    private final List<SiteLanguage> languages;
    private final int renewEvery;
    private volatile @Nullable ProblemPages pages;
    private int ticks;

    /**
     * None yet.
     *
     * @param languages of the site
     * @param renewEvery after so many ticks they are asked for again
     */
    public PageProblems(Bus bus, List<String> languages, int renewEvery) {
        this.bus = bus;
        this.languages = SiteLanguage.all(languages);
        this.renewEvery = renewEvery;
    }

    /** Asks for them if there are none, and from time to time in case they have changed. Called by one thread. */
    public Future<Void> tick() {
        if (pages != null && ++ticks < renewEvery) {
            return Future.succeededFuture();
        }
        ticks = 0;
        return ask();
    }

    /** Asks for them; never fails. */
    public Future<Void> ask() {
        return bus.ask(
                        SiteContract.PROBLEM_PAGES,
                        new FindProblemPages(),
                        Call.ofService("problem-pages").within(PATIENCE))
                .onSuccess(this::keep)
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private void keep(ProblemPages found) {
        long length = found.pages().values().stream()
                .flatMap(ofLanguage -> ofLanguage.values().stream())
                .mapToLong(String::length)
                .sum();
        if (length > MOST) {
            LOG.warn("The problem pages of the site have {} characters: more than {} are not kept", length, MOST);
        } else {
            pages = found;
        }
    }

    @Override
    public Written write(Problem problem, String requestId, String path) {
        ProblemPages known = pages;
        String lang = language(path).tag();
        Map<Integer, String> ofLanguage = known == null ? null : known.pages().get(lang);
        String page =
                ofLanguage == null ? null : page(ofLanguage, problem.type().status());
        return known == null || page == null
                ? PlainPage.of(problem, requestId)
                : new Written(
                        PlainPage.HTML,
                        known.policies().getOrDefault(lang, PlainPage.POLICY),
                        Buffer.buffer(filled(page, problem, requestId)));
    }

    private SiteLanguage language(String path) {
        return languages.stream()
                .skip(1)
                .filter(language -> language.has(path))
                .findFirst()
                .orElseGet(languages::getFirst);
    }

    private static @Nullable String page(Map<Integer, String> pages, int status) {
        String own = pages.get(status);
        return own == null ? pages.get(status < 500 ? 400 : 500) : own;
    }

    private static String filled(String page, Problem problem, String requestId) {
        return page.replace(ProblemPages.REQUEST_ID, PlainPage.escaped(requestId))
                .replace(ProblemPages.RETRY_AFTER, Long.toString(Math.max(1, problem.retryAfter())));
    }
}
