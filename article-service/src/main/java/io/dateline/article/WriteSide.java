package io.dateline.article;

import io.dateline.article.newsroom.CreateArticle;
import io.dateline.article.newsroom.DeleteArticle;
import io.dateline.article.newsroom.EditArticle;
import io.dateline.article.newsroom.PublishArticle;
import io.dateline.article.newsroom.SetCommentPolicy;
import io.dateline.article.staff.Presence;
import io.dateline.article.staff.Staff;
import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.StaffContract;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.function.BiFunction;

/** Answers what changes something, and proves who signs in: in virtual threads, in direct style. */
final class WriteSide extends VerticleBase {

    private final Bus bus;
    private final Actions actions;

    /** What it does. */
    record Actions(
            CreateArticle create,
            EditArticle edit,
            PublishArticle publish,
            DeleteArticle delete,
            SetCommentPolicy policy,
            Staff staff,
            Presence presence) {}

    WriteSide(Bus bus, Actions actions) {
        this.bus = bus;
        this.actions = actions;
    }

    @Override
    public Future<?> start() {
        return Future.all(
                Future.all(
                        asStaff(ArticleContract.CREATE, actions.create::create),
                        asStaff(ArticleContract.EDIT, actions.edit::edit),
                        asStaff(ArticleContract.DELETE, actions.delete::delete),
                        asStaff(ArticleContract.PUBLISH, actions.publish::publish),
                        asStaff(ArticleContract.UNPUBLISH, actions.publish::unpublish),
                        asStaff(ArticleContract.SET_COMMENT_POLICY, actions.policy::set)),
                Future.all(
                        bus.perform(StaffContract.SIGN_IN, actions.staff::signIn),
                        asStaff(StaffContract.HIRE, actions.staff::hire),
                        asStaff(StaffContract.CHANGE, actions.staff::change)));
    }

    private <Q, R> Future<Void> asStaff(Endpoint<Q, R> endpoint, BiFunction<Q, Call, R> action) {
        return bus.perform(
                endpoint,
                (question, call) ->
                        action.apply(question, actions.presence.confirm(call).await()));
    }
}
