package io.dateline.gateway.site;

import io.dateline.bus.Bus;
import io.dateline.config.SiteSettings;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.ProblemForm;
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

    private SiteSurface() {}

    /**
     * The surface of these settings.
     *
     * @param api the description of the API, whose parameters pages have too
     */
    public static Surface of(
            Bus bus,
            SiteSettings settings,
            Description api,
            ProblemForm problems,
            RequestHandlers handlers,
            BodyReader bodies) {
        PageReads reads = new PageReads(bus, new PageParameters(api));
        List<OperationRoute> pages = new ArrayList<>(reads.once());
        SiteLanguage.all(settings.languages()).forEach(language -> pages.addAll(reads.of(language)));
        return new OperationSurface(
                "/",
                problems,
                AddressRules.OF_PAGES,
                new OperationTable(pages),
                handlers,
                List.of(new PathRules(bodies)));
    }
}
