package io.dateline.gateway.site;

import static io.dateline.gateway.site.PlainPage.escaped;

import io.dateline.gateway.http.Answer;
import io.dateline.gateway.problem.Problem;
import java.util.Map;
import java.util.stream.Collectors;

/** A form that could not be taken, as the gateway shows it where the site service cannot: nothing that was written is lost. */
final class PlainForm {

    private static final Map<String, String> LABELS = Map.of(
            "/author/name", "Name",
            "/author/email", "Email address",
            "/author/url", "Website",
            "/body", "Comment");

    private PlainForm() {}

    static Answer of(WrittenComment written, Problem problem) {
        String content = """
                <p>%s</p>
                %s<form method="post" action="/%s/comments" accept-charset="utf-8">
                <p><label>Comment *<br><textarea name="body" rows="12" cols="60">
                %s</textarea></label></p>
                %s%s%s%s%s<p><button type="submit">Send again</button></p>
                </form>
                """.formatted(
                        escaped(problem.detail()),
                        faults(problem),
                        escaped(written.slug()),
                        escaped(written.fields().text("body")),
                        line(written, "name", "Name *"),
                        line(written, "email", "Email address, which is never published *"),
                        line(written, "url", "Website"),
                        hidden(written, "parent"),
                        hidden(written, "key"));
        return Answer.of(
                        problem.type().status(),
                        PlainPage.HTML,
                        PlainPage.page(problem.type().title(), content))
                .withPolicy(PlainPage.POLICY);
    }

    private static String faults(Problem problem) {
        String items = problem.faults().stream()
                .map(fault -> "<li>%s: %s</li>\n"
                        .formatted(LABELS.getOrDefault(fault.pointer(), "Form"), escaped(fault.message())))
                .collect(Collectors.joining());
        return items.isEmpty() ? "" : "<ul>\n" + items + "</ul>\n";
    }

    private static String line(WrittenComment written, String name, String label) {
        return "<p><label>%s<br><input name=\"%s\" size=\"60\" value=\"%s\"></label></p>\n"
                .formatted(label, name, escaped(written.fields().text(name)));
    }

    private static String hidden(WrittenComment written, String name) {
        String value = written.fields().optional(name);
        return value == null
                ? ""
                : "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(name, escaped(value));
    }
}
