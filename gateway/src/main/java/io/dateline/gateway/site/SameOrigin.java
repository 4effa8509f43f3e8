package io.dateline.gateway.site;

import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses forms that a page of another site sends in a reader's name. Browsers say where a request comes from in {@code
 * Sec-Fetch-Site}, or where they do not, in {@code Origin}; what has neither does not come from a page. Which origins may call the
 * API has no part in it.
 */
final class SameOrigin implements Handler<RoutingContext> {

    private static final String SITE = "Sec-Fetch-Site";
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Pattern ORIGIN = Pattern.compile("(?<scheme>https?)://(?<host>[^/]+)");

    private final @Nullable String address;

    /** @param address of the site, which a proxy may hide from the gateway; null if it is not known */
    SameOrigin(@Nullable URI address) {
        this.address = address == null ? null : address.toString();
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (HttpMethod.POST.equals(request.method()) && isForeign(request)) {
            context.fail(Refusal.of(ProblemType.CROSS_SITE, ProblemType.CROSS_SITE.explanation()));
        } else {
            context.next();
        }
    }

    private boolean isForeign(HttpServerRequest request) {
        List<String> sites = request.headers().getAll(SITE);
        return sites.isEmpty()
                ? !request.headers().getAll(HttpHeaders.ORIGIN).stream()
                        .allMatch(origin -> isOwn(origin, request.getHeader(HttpHeaders.HOST)))
                : !OWN.containsAll(sites);
    }

    private boolean isOwn(String origin, @Nullable String host) {
        String lower = origin.toLowerCase(Locale.ROOT);
        if (lower.equals(address)) {
            return true;
        }
        Matcher parts = ORIGIN.matcher(lower);
        if (host == null || !parts.matches()) {
            return false;
        }
        String defaultPort = parts.group("scheme").equals("https") ? ":443" : ":80";
        return without(defaultPort, parts.group("host")).equals(without(defaultPort, host.toLowerCase(Locale.ROOT)));
    }

    private static String without(String port, String host) {
        return host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
    }
}
