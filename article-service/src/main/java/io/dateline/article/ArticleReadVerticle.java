package io.dateline.article;

import io.dateline.article.articles.ArticleStates;
import io.dateline.article.articles.FindArticle;
import io.dateline.article.articles.ReadDraft;
import io.dateline.article.audit.ReadAudit;
import io.dateline.article.lists.ListArticles;
import io.dateline.article.lists.ListDrafts;
import io.dateline.article.lists.ListMonths;
import io.dateline.article.lists.ListMostRead;
import io.dateline.article.lists.ListRelated;
import io.dateline.article.popularity.ViewCounts;
import io.dateline.article.staff.ActiveSessions;
import io.dateline.article.staff.OpenSession;
import io.dateline.article.staff.OwnAccount;
import io.dateline.article.staff.Staff;
import io.dateline.article.taxonomy.ListTerms;
import io.dateline.bus.Bus;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.Done;
import io.dateline.contract.AuditContract;
import io.dateline.contract.SessionContract;
import io.dateline.contract.StaffContract;
import io.dateline.contract.TaxonomyContract;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;

/** Serves the read endpoints and the counting of views, on event loops with futures. */
final class ArticleReadVerticle extends VerticleBase {

    private final Bus bus;
    private final Answers answers;

    /** The use cases that it serves. */
    record Answers(
            FindArticle find,
            ReadDraft draft,
            ListAnswers lists,
            ListTerms terms,
            ArticleStates states,
            ViewCounts views,
            StaffAnswers staff,
            ReadAudit audit) {}

    /** The lists of articles that it serves. */
    record ListAnswers(
            ListArticles published, ListMostRead mostRead, ListRelated related, ListMonths months, ListDrafts drafts) {}

    /** The use cases of the staff that it serves. */
    record StaffAnswers(Staff staff, OwnAccount own, OpenSession opening, ActiveSessions active) {}

    ArticleReadVerticle(Bus bus, Answers answers) {
        this.bus = bus;
        this.answers = answers;
    }

    @Override
    public Future<?> start() {
        return Future.all(
                serveArticles(),
                serveLists(answers.lists),
                serveTerms(answers.terms),
                serveStaff(answers.staff),
                bus.serve(AuditContract.LIST, answers.audit::list));
    }

    private Future<?> serveArticles() {
        return Future.all(
                bus.serve(ArticleContract.FIND, (question, call) -> answers.find.find(question)),
                bus.serve(ArticleContract.READ, answers.draft::find),
                bus.serve(ArticleContract.CHANGES, (question, call) -> answers.states.since(question)),
                bus.serve(ArticleContract.COUNT_VIEWS, (question, call) -> count(question)));
    }

    private Future<?> serveTerms(ListTerms terms) {
        return Future.all(
                bus.serve(TaxonomyContract.LIST, (question, call) -> terms.list(question)),
                bus.serve(TaxonomyContract.FIND, (question, call) -> terms.find(question)),
                bus.serve(TaxonomyContract.LIST_ALL, terms::listAll),
                bus.serve(TaxonomyContract.READ, terms::read));
    }

    private Future<?> serveLists(ListAnswers lists) {
        return Future.all(
                bus.serve(ArticleContract.LIST, (question, call) -> lists.published.list(question)),
                bus.serve(ArticleContract.POPULAR, (question, call) -> lists.mostRead.list(question)),
                bus.serve(ArticleContract.RELATED, (question, call) -> lists.related.list(question)),
                bus.serve(ArticleContract.MONTHS, (question, call) -> lists.months.list(question)),
                bus.serve(ArticleContract.LIST_ALL, lists.drafts::list));
    }

    private Future<?> serveStaff(StaffAnswers staff) {
        return Future.all(
                bus.serve(StaffContract.LIST, staff.staff::list),
                bus.serve(StaffContract.FIND_SELF, staff.own::find),
                bus.serve(SessionContract.FIND_NETWORK, (question, call) -> staff.opening.findNetwork(question)),
                bus.serve(SessionContract.FIND_ACTIVE, (question, call) -> staff.active.find(question)));
    }

    /** Succeeds in any case, because views may be lost. */
    private Future<Done> count(ArticleContract.Views views) {
        return answers.views
                .add(views.counts(), Clock.systemUTC().instant())
                .map(new Done())
                .otherwise(new Done());
    }
}
