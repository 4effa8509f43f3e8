package io.dateline.gateway.docs;

import io.dateline.gateway.problem.ProblemType;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All pages that explain the API, by path; made once, at the start. Nothing in them comes from another host. */
public final class Pages {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/";

    // Swagger UI sets styles on elements and draws its icons from data: addresses.
    private static final String DOCS_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /** Where they begin; at {@code /api} there is none, so that what nearly is an address of the API has its problems. */
    public static final List<String> PREFIXES = List.of("/docs", "/openapi.yaml", "/problems", "/api");

    private final Map<String, Page> pages;

    private Pages(Map<String, Page> pages) {
        this.pages = Map.copyOf(pages);
    }

    /** Makes all of them, which takes a tenth of a second. */
    public static Pages make(Buffer description) {
        Map<String, Page> pages = new HashMap<>();
        pages.put("/openapi.yaml", Page.of("application/yaml", description, Page.PLAIN));
        pages.put("/docs", Page.of(HTML, Resources.read("docs/index.html"), DOCS_POLICY));
        pages.put("/docs/", Page.redirect("/docs"));
        pages.put("/docs/start.js", Page.of(SCRIPT, Resources.read("docs/start.js"), Page.PLAIN));
        pages.put("/docs/docs.css", Page.of(STYLE, Resources.read("docs/docs.css"), Page.PLAIN));
        String version = swaggerUiVersion();
        String swaggerUi = SWAGGER_UI + version + "/";
        pages.put("/docs/swagger-ui.css", Page.released(STYLE, Resources.read(swaggerUi + "swagger-ui.css"), version));
        pages.put(
                "/docs/swagger-ui-bundle.js",
                Page.released(SCRIPT, Resources.read(swaggerUi + "swagger-ui-bundle.js"), version));
        for (ProblemType type : ProblemType.values()) {
            pages.put(type.path(), Page.of(HTML, Buffer.buffer(explanation(type)), Page.PLAIN));
        }
        return new Pages(pages);
    }

    /** The page at that path, null for none. */
    public @Nullable Page find(String path) {
        return pages.get(path);
    }

    private static String explanation(ProblemType type) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <title>%2$s</title>
                <h1>%2$s</h1>
                <p><code>%1$s</code>, HTTP status %3$d.</p>
                <p>%4$s</p>
                </html>
                """.formatted(type.code(), type.title(), type.status(), type.explanation());
    }

    private static String swaggerUiVersion() {
        Buffer properties = Resources.read("META-INF/maven/org.webjars/swagger-ui/pom.properties");
        return properties
                .toString()
                .lines()
                .filter(line -> line.startsWith("version="))
                .map(line -> line.substring("version=".length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
