package io.dateline.gateway.docs;

import io.dateline.gateway.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All pages beside the API, by path; made once, at the start. Nothing in them comes from another host. */
public final class Pages {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/";

    // Swagger UI sets styles on elements and draws its icons from data: addresses.
    private static final String DOCS_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final Map<String, Page> pages;

    private Pages(Map<String, Page> pages) {
        this.pages = Map.copyOf(pages);
    }

    /** Makes all of them, off the event loop. */
    public static Future<Pages> load(Vertx vertx, Buffer description) {
        return vertx.executeBlocking(() -> make(description)).map(pages -> new Pages(Objects.requireNonNull(pages)));
    }

    /** The page at that path, null for none. */
    public @Nullable Page find(String path) {
        return pages.get(path);
    }

    private static Map<String, Page> make(Buffer description) {
        Map<String, Page> pages = new HashMap<>();
        pages.put("/", Page.redirect("/docs"));
        pages.put("/openapi.yaml", Page.of("application/yaml", description, Page.PLAIN));
        pages.put("/docs", Page.of(HTML, resource("docs/index.html"), DOCS_POLICY));
        pages.put("/docs/", Page.redirect("/docs"));
        pages.put("/docs/start.js", script(resource("docs/start.js")));
        pages.put("/docs/docs.css", style(resource("docs/docs.css")));
        String swaggerUi = SWAGGER_UI + swaggerUiVersion() + "/";
        pages.put("/docs/swagger-ui.css", style(resource(swaggerUi + "swagger-ui.css")));
        pages.put("/docs/swagger-ui-bundle.js", script(resource(swaggerUi + "swagger-ui-bundle.js")));
        for (ProblemType type : ProblemType.values()) {
            pages.put(type.path(), Page.of(HTML, Buffer.buffer(explanation(type)), Page.PLAIN));
        }
        return pages;
    }

    private static Page script(Buffer text) {
        return Page.of("text/javascript; charset=utf-8", text, Page.PLAIN);
    }

    private static Page style(Buffer text) {
        return Page.of("text/css; charset=utf-8", text, Page.PLAIN);
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
                """
                .formatted(type.code(), type.title(), type.status(), type.explanation());
    }

    private static String swaggerUiVersion() {
        Buffer properties = resource("META-INF/maven/org.webjars/swagger-ui/pom.properties");
        return properties
                .toString()
                .lines()
                .filter(line -> line.startsWith("version="))
                .map(line -> line.substring("version=".length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private static Buffer resource(String name) {
        try (InputStream in = Pages.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Not in the jars: " + name);
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
