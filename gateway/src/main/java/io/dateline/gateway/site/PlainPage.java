package io.dateline.gateway.site;

import io.dateline.gateway.http.ProblemForm.Written;
import io.dateline.gateway.problem.Problem;
import io.vertx.core.buffer.Buffer;

/** The pages that the gateway has built in, for when the site service never answered, or cannot. They are in English. */
final class PlainPage {

    static final String HTML = "text/html; charset=utf-8";

    static final String POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private static final String AWAY = "The pages of this site cannot be shown at present. Come back in a moment.";

    private PlainPage() {}

    /** What went wrong, where nobody else can say it. */
    static Written of(Problem problem, String requestId) {
        int status = problem.type().status();
        return new Written(HTML, POLICY, page(problem.type().title(), """
                        <p>%s</p>
                        <p>Status %d, request <code>%s</code>.</p>
                        """.formatted(
                        escaped(status == 503 ? AWAY : problem.detail()), status, escaped(requestId))));
    }

    /** A page with that title and that content in HTML. */
    static Buffer page(String title, String content) {
        return Buffer.buffer("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta name="robots" content="noindex">
                <title>%1$s</title>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                %2$s</main>
                </body>
                </html>
                """.formatted(escaped(title), content));
    }

    /** A text as it can stand anywhere in HTML. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
