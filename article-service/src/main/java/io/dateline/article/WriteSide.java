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
import io.dateline.bus.Bus;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.SessionContract;
import io.dateline.contract.StaffContract;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Serves the write endpoints and sign-in, in virtual threads and direct style. */
final class WriteSide extends VerticleBase {

    private final Bus bus;
    private final Actions actions;

    /** The use cases that it serves. */
    record Actions(
            CreateArticle create,
            EditArticle edit,
            PublishArticle publish,
            DeleteArticle delete,
            SetCommentPolicy policy,
            StaffActions staff) {}

    /** The use cases of the staff and their sessions. */
    record StaffActions(
            Staff staff, OwnAccount own, OpenSession opening, RefreshSession refreshing, EndSession ending) {}

    WriteSide(Bus bus, Actions actions) {
        this.bus = bus;
        this.actions = actions;
    }

    @Override
    public Future<?> start() {
        return Future.all(
                Future.all(
                        bus.perform(ArticleContract.CREATE, actions.create::create),
                        bus.perform(ArticleContract.EDIT, actions.edit::edit),
                        bus.perform(ArticleContract.DELETE, actions.delete::delete),
                        bus.perform(ArticleContract.PUBLISH, actions.publish::publish),
                        bus.perform(ArticleContract.UNPUBLISH, actions.publish::unpublish),
                        bus.perform(ArticleContract.SET_COMMENT_POLICY, actions.policy::set)),
                Future.all(
                        bus.perform(StaffContract.HIRE, actions.staff.staff::hire),
                        bus.perform(StaffContract.CHANGE, actions.staff.staff::change),
                        bus.perform(StaffContract.CHANGE_OWN_PASSWORD, actions.staff.own::changePassword),
                        bus.perform(StaffContract.CHANGE_SELF, actions.staff.own::change)),
                performSessions(actions.staff));
    }

    private Future<?> performSessions(StaffActions staff) {
        return Future.all(
                bus.perform(SessionContract.SIGN_IN, staff.opening::open),
                bus.perform(SessionContract.REFRESH, staff.refreshing::refresh),
                bus.perform(SessionContract.END, staff.ending::end));
    }
}
