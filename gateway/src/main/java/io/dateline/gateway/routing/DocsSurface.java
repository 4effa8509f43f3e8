package io.dateline.gateway.routing;

import io.dateline.gateway.docs.Page;
import io.dateline.gateway.docs.Pages;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.ProblemForm;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Pages that explain the API, each at exactly one path. Query parameters are ignored. */
public record DocsSurface(String prefix, Pages pages, BodyReader bodies, AllowedMethods methods) implements Surface {

    @Override
    public ProblemForm problems() {
        return ProblemForm.DOCUMENT;
    }

    @Override
    public void mount(Router router) {
        router.route().setName(prefix).handler(this::send);
    }

    private void send(RoutingContext context) {
        HttpServerRequest request = context.request();
        Page page = pages.find(String.valueOf(request.path()));
        if (page == null) {
            SurfaceRouter.notFound(context);
        } else if (HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method())) {
            bodies.skip(request)
                    // In the chain, so that an exception fails the request.
                    .compose(skipped -> {
                        page.send(request);
                        return Future.succeededFuture();
                    })
                    .onFailure(context::fail);
        } else {
            methods.tell(context, AllowedMethods.READ);
        }
    }
}
