package io.dateline.site.page;

import com.github.benmanes.caffeine.cache.Ticker;
import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.config.SiteSettings;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.Changed;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SurrogateKey;
import io.dateline.site.theme.Theme;
import io.dateline.site.words.Moments;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** All pages of the site, made once for a process. They are served on each of its event loops. */
public final class SitePages {

    private final Vertx vertx;
    private final Bus bus;
    private final PageParts parts;
    private final ShowHome home;
    private final ShowArticle article;
    private final ShowComments comments;
    private final ShowCommentForm form;
    private final ShowReceived received;
    private final ShowTerm term;
    private final ShowSearch search;
    private final ShowArchive archive;
    private final ShowPopular popular;
    private final ShowFixed fixed;
    private final ShowProblems problems;

    /** The pages of a site in its dress, made of what the services answer on the bus. */
    public SitePages(Vertx vertx, Bus bus, SiteSettings site, Theme theme, InstantSource clock) {
        this.vertx = vertx;
        this.bus = bus;
        this.parts = parts(vertx, new Services(bus), site, theme, clock);
        Lists lists = new Lists(parts);
        this.home = new ShowHome(parts);
        this.article = new ShowArticle(parts);
        this.comments = new ShowComments(parts);
        this.form = new ShowCommentForm(parts);
        this.received = new ShowReceived(parts);
        this.term = new ShowTerm(parts, lists);
        this.search = new ShowSearch(parts, lists);
        this.archive = new ShowArchive(parts, lists);
        this.popular = new ShowPopular(parts, lists);
        this.fixed = new ShowFixed(parts, theme);
        this.problems = new ShowProblems(parts);
    }

    private static PageParts parts(
            Vertx vertx, Services services, SiteSettings site, Theme theme, InstantSource clock) {
        Ticker ticker = Ticker.systemTicker();
        Editions editions = new Editions(site, theme.words());
        Times times = new Times(new Moments(site.timeZone()), clock);
        KnownTerms terms = new KnownTerms(vertx, ticker, services);
        Menus menus = new Menus(site, terms, theme);
        Pictures pictures = new Pictures(site);
        return new PageParts(
                site,
                services,
                new MostRead(vertx, ticker, services, site.languages().size() > 1),
                terms,
                editions,
                menus,
                new Pages(site, editions, menus, theme),
                new Heads(
                        site,
                        pictures,
                        theme.dress(editions.first().words().lang()).logo()),
                new Teasers(terms, pictures, times),
                new Discussions(times),
                pictures,
                times);
    }

    /**
     * Does once what takes long the first time, before readers come: languages have their formats read, templates their classes,
     * and first pages are made. Done also where no service answers yet.
     */
    public Future<Void> warmUp() {
        return vertx.executeBlocking(() -> {
                    problems.warmUp();
                    return true;
                })
                .compose(warm -> Future.join(parts.editions().all().stream()
                        .map(edition -> home.show(new SiteContract.Home(edition.lang()), Call.ofService("warm-up")))
                        .toList()))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    /** Serves every page on the context of the caller. */
    public Future<?> serve() {
        return Future.all(List.of(
                serve(SiteContract.HOME, home::show),
                serve(SiteContract.ARTICLE, article::show),
                serve(SiteContract.COMMENTS, comments::list),
                serve(SiteContract.COMMENT, comments::one),
                serve(SiteContract.COMMENT_FORM, form::show),
                serve(SiteContract.RECEIVED, received::show),
                serve(SiteContract.TERM, term::show),
                serve(SiteContract.SEARCH, search::show),
                serve(SiteContract.ARCHIVE, archive::show),
                serve(SiteContract.POPULAR, popular::show),
                serve(SiteContract.FIXED, fixed::page),
                serve(SiteContract.ASSET, (question, call) -> fixed.asset(question)),
                bus.serve(SiteContract.PROBLEM_PAGES, (question, call) -> problems.show(call))));
    }

    private <Q> Future<Void> serve(
            Endpoint<Q, Representation> endpoint, BiFunction<Q, Call, Future<Representation>> page) {
        return bus.serve(
                endpoint,
                (question, call) -> page.apply(question, call)
                        .recover(cause -> cause instanceof Moved moved
                                ? Future.succeededFuture(moved.representation())
                                : Future.failedFuture(cause)));
    }

    /** Forgets what is kept of other services when they say that it changed; once for a process. */
    public Future<Void> follow() {
        return bus.subscribe(ArticleContract.CHANGED, this::forget);
    }

    /**
     * A gateway may have heard of the change sooner, and have asked for pages again: they were made of what was kept here, and
     * are wrong.
     */
    private void forget(Changed changed) {
        Set<SurrogateKey> outdated = new LinkedHashSet<>(parts.terms().drop(changed.keys()));
        outdated.addAll(parts.mostRead().drop(changed.keys()));
        if (!outdated.isEmpty()) {
            bus.publish(SiteContract.CHANGED, new Changed(List.copyOf(outdated), List.of(), changed.kind()));
        }
    }
}
