package io.dateline.gateway.site;

import io.dateline.bus.Bus;
import io.dateline.config.SiteSettings;
import io.dateline.gateway.comment.CommentWriter;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.ProblemForm;
import io.dateline.gateway.limit.RateLimits;
import io.dateline.gateway.openapi.AddressRules;
import io.dateline.gateway.openapi.Description;
import io.dateline.gateway.routing.OperationRoute;
import io.dateline.gateway.routing.OperationSurface;
import io.dateline.gateway.routing.OperationTable;
import io.dateline.gateway.routing.RequestHandlers;
import io.dateline.gateway.routing.Surface;
import java.util.ArrayList;
import java.util.List;

/**
 * The site: all addresses that nothing else has.
 *
 * <p>A page for everybody takes one declaration in {@link PageReads}, its question in the contract, and the site service.
 */
public final class SiteSurface {

    private final SiteSettings settings;
    private final List<OperationRoute> pages = new ArrayList<>();

    /**
     * The site of these settings.
     *
     * @param api the description of the API, whose parameters pages have too, and by whose rules comments are checked
     */
    public SiteSurface(Bus bus, SiteSettings settings, Description api, RateLimits limits, CommentWriter writer) {
        this.settings = settings;
        PageParameters parameters = new PageParameters(api);
        PageReads reads = new PageReads(bus, parameters);
        SendComment send = new SendComment(limits, api.check("writeComment"), writer, new FormAnswers(bus));
        pages.addAll(reads.once());
        pages.addAll(new WritersPages(bus, parameters, send).all());
        SiteLanguage.all(settings.languages()).forEach(language -> pages.addAll(reads.of(language)));
    }

    /** The surface. */
    public Surface open(ProblemForm problems, RequestHandlers handlers, BodyReader bodies) {
        return new OperationSurface(
                "/",
                problems,
                AddressRules.OF_PAGES,
                new OperationTable(pages),
                handlers,
                List.of(new PathRules(bodies), new SameOrigin(settings.address())));
    }
}
