package io.dateline.article;

import io.dateline.article.articles.CreateArticle;
import io.dateline.article.articles.DeleteArticle;
import io.dateline.article.articles.EditArticle;
import io.dateline.article.articles.PublishArticle;
import io.dateline.article.articles.SetCommentPolicy;
import io.dateline.article.staff.EndSession;
import io.dateline.article.staff.OpenSession;
import io.dateline.article.staff.OwnAccount;
import io.dateline.article.staff.RefreshSession;
import io.dateline.article.staff.Staff;
import io.dateline.article.taxonomy.ChangeTerms;
import io.dateline.bus.Bus;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.SessionContract;
import io.dateline.contract.StaffContract;
import io.dateline.contract.TaxonomyContract;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Serves the write endpoints and sign-in, in virtual threads and direct style. */
final class ArticleWriteVerticle extends VerticleBase {

    private final Bus bus;
    private final Actions actions;

    /** The use cases that it serves. */
    record Actions(
            CreateArticle create,
            EditArticle edit,
            PublishArticle publish,
            DeleteArticle delete,
            SetCommentPolicy policy,
            ChangeTerms terms,
            StaffActions staff) {}

    /** The use cases of the staff and their sessions. */
    record StaffActions(
            Staff staff, OwnAccount own, OpenSession opening, RefreshSession refreshing, EndSession ending) {}

    ArticleWriteVerticle(Bus bus, Actions actions) {
        this.bus = bus;
        this.actions = actions;
    }

    @Override
    public Future<?> start() {
        return Future.all(
                Future.all(
                        bus.serveBlocking(ArticleContract.CREATE, actions.create::create),
                        bus.serveBlocking(ArticleContract.EDIT, actions.edit::edit),
                        bus.serveBlocking(ArticleContract.DELETE, actions.delete::delete),
                        bus.serveBlocking(ArticleContract.PUBLISH, actions.publish::publish),
                        bus.serveBlocking(ArticleContract.UNPUBLISH, actions.publish::unpublish),
                        bus.serveBlocking(ArticleContract.SET_COMMENT_POLICY, actions.policy::set)),
                Future.all(
                        bus.serveBlocking(TaxonomyContract.CREATE, actions.terms::create),
                        bus.serveBlocking(TaxonomyContract.EDIT, actions.terms::edit),
                        bus.serveBlocking(TaxonomyContract.MERGE, actions.terms::merge)),
                Future.all(
                        bus.serveBlocking(StaffContract.HIRE, actions.staff.staff::hire),
                        bus.serveBlocking(StaffContract.CHANGE, actions.staff.staff::change),
                        bus.serveBlocking(StaffContract.CHANGE_OWN_PASSWORD, actions.staff.own::changePassword),
                        bus.serveBlocking(StaffContract.CHANGE_SELF, actions.staff.own::change)),
                serveSessions(actions.staff));
    }

    private Future<?> serveSessions(StaffActions staff) {
        return Future.all(
                bus.serveBlocking(SessionContract.SIGN_IN, staff.opening::open),
                bus.serveBlocking(SessionContract.REFRESH, staff.refreshing::refresh),
                bus.serveBlocking(SessionContract.END, staff.ending::end));
    }
}
