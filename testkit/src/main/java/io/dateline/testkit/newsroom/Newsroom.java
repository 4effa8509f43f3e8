package io.dateline.testkit.newsroom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.testkit.http.Api;
import io.dateline.testkit.http.Exchange;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The language of the tests: what one member of staff, and readers, do through one gateway. Paths are those below
 * {@code /api/v1/}, or begin with a slash. An action that fails is an {@link AssertionError} that shows the answer.
 */
public final class Newsroom {

    /** The password of the account {@code admin}, in all platforms that tests start. */
    public static final String ADMIN_PASSWORD = "correct horse battery staple";

    /** The password of all accounts that {@link #hire} creates. */
    public static final String STAFF_PASSWORD = "a good password";

    private static final String JSON = "application/json";

    private final Api api;
    private final Session session;

    /** The tokens of a session. */
    private record Session(String token, String refreshToken) {}

    private Newsroom(Api api, Session session) {
        this.api = api;
        this.session = session;
    }

    /** Signs in as the admin. */
    public static Newsroom asAdmin(URI gateway) throws IOException, InterruptedException {
        return signIn(gateway, "admin", ADMIN_PASSWORD);
    }

    /** Signs in. */
    public static Newsroom signIn(URI gateway, String name, String password) throws IOException, InterruptedException {
        return signIn(new Api(gateway), name, password);
    }

    private static Newsroom signIn(Api api, String name, String password) throws IOException, InterruptedException {
        ObjectNode person = object().put("name", name).put("password", password);
        JsonNode session = api.send("POST", "/api/v1/sessions", person.toString(), "Content-Type", JSON)
                .hasStatus(200)
                .tree();
        return new Newsroom(
                api,
                new Session(
                        session.get("accessToken").asText(),
                        session.get("refreshToken").asText()));
    }

    /** The same session at another gateway. */
    public Newsroom through(URI gateway) {
        return new Newsroom(new Api(gateway), session);
    }

    /** Creates an account with a role, and signs in with it. */
    public Newsroom hire(String name, String role) throws IOException, InterruptedException {
        ObjectNode account = object().put("name", name).put("password", STAFF_PASSWORD);
        account.putArray("roles").add(role);
        send("POST", "newsroom/staff", account.toString()).hasStatus(201);
        return signIn(api, name, STAFF_PASSWORD);
    }

    /** Creates a draft. */
    public Story write(String headline, String markdown) throws IOException, InterruptedException {
        ObjectNode article = object().put("headline", headline).put("lang", "en");
        article.putObject("body").put("markdown", markdown);
        return story(send("POST", "newsroom/articles", article.toString()).hasStatus(201));
    }

    /** Creates an article and publishes it. */
    public Story publish(String headline, String markdown) throws IOException, InterruptedException {
        long id = write(headline, markdown).id();
        Exchange published = send("POST", path(id) + "/publish", "").hasStatus(200);
        return new Story(published.tree(), etag(send("GET", path(id), "").hasStatus(200)));
    }

    /** Gives an article another headline. */
    public Story rename(Story story, String headline) throws IOException, InterruptedException {
        return story(send(
                        "PATCH",
                        path(story.id()),
                        object().put("headline", headline).toString(),
                        "Content-Type",
                        "application/merge-patch+json",
                        "If-Match",
                        story.etag())
                .hasStatus(200));
    }

    /** Withdraws an article. */
    public void unpublish(Story story) throws IOException, InterruptedException {
        send("POST", path(story.id()) + "/unpublish", "").hasStatus(200);
    }

    /** A reader named Ada comments. */
    public Exchange comment(String slug, String text) throws IOException, InterruptedException {
        return comment(slug, "Ada", text, null);
    }

    /**
     * A reader of that name comments.
     *
     * @param key the idempotency key, if any
     */
    public Exchange comment(String slug, String name, String text, @Nullable String key)
            throws IOException, InterruptedException {
        String[] headers = key == null ? new String[0] : new String[] {"Idempotency-Key", key};
        return send("POST", "articles/" + slug + "/comments", commentBody(name, text), headers);
    }

    /**
     * The body of a request that writes a comment. Each text has its own email address, since comments of one writer
     * are stored one after the other.
     */
    public static String commentBody(String name, String text) {
        ObjectNode comment = object().put("body", text);
        String email = "reader-" + Integer.toHexString(text.hashCode()) + "@example.org";
        comment.putObject("author").put("name", name).put("email", email);
        return comment.toString();
    }

    /** All public comments of an article, read page by page: their texts by their ids. */
    public Map<Long, String> comments(String slug) throws IOException, InterruptedException {
        Map<Long, String> texts = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = get("articles/" + slug + "/comments?limit=100" + cursor);
            page.get("items").forEach(comment -> texts.put(comment.get("id").asLong(), text(comment)));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
        } while (!cursor.isEmpty());
        return texts;
    }

    private static String text(JsonNode comment) {
        return comment.at("/body/html").asText().replaceAll("<[^>]*>", "").strip();
    }

    /** The JSON at a path, which must be answered with 200. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return look(path).hasStatus(200).tree();
    }

    /** The answer to a {@code GET} of a path. */
    public Exchange look(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    /** The status of the answer to a {@code GET} of a path. */
    public int status(String path) throws IOException, InterruptedException {
        return look(path).status();
    }

    /** The header that authenticates a request, name and value in turn. */
    public List<String> signedIn() {
        return List.of("Authorization", "Bearer " + session.token);
    }

    /** The refresh token of the session. */
    public String refreshToken() {
        return session.refreshToken;
    }

    /**
     * Sends any request. A request to the newsroom's paths and a {@code DELETE} are authenticated, and have {@code If-Match: *}
     * unless another is given. A body is JSON unless another media type is given.
     *
     * @param headers names and values in turn
     */
    public Exchange send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        if (path.startsWith("newsroom") || method.equals("DELETE")) {
            all.addAll(signedIn());
            addUnlessGiven(all, "If-Match", "*");
        }
        if (!body.isEmpty()) {
            addUnlessGiven(all, "Content-Type", JSON);
        }
        return api.send(
                method,
                path.startsWith("/") ? path : "/api/v1/" + path,
                body.isEmpty() ? null : body,
                all.toArray(String[]::new));
    }

    private static void addUnlessGiven(List<String> headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.add(name);
            headers.add(value);
        }
    }

    private static Story story(Exchange answer) {
        return new Story(answer.tree(), etag(answer));
    }

    private static String etag(Exchange answer) {
        String etag = answer.header("ETag");
        return etag == null ? "" : etag;
    }

    private static String path(long id) {
        return "newsroom/articles/" + id;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
