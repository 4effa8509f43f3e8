package io.dateline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dateline.bus.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on loopback that takes articles and comments as the platform's API does, as far as the demo needs it,
 * and remembers what it was asked. One request at a time.
 */
final class RecordingPlatform implements AutoCloseable {

    static final String PASSWORD = "open-sesame-1001";

    private record Reply(int status, Object body, Map<String, String> headers) {
        static Reply of(int status, Object body) {
            return new Reply(status, body, Map.of());
        }

        static Reply problem(int status, String detail) {
            return of(status, Map.of("detail", detail));
        }
    }

    /** An answer that the platform gives to certain requests instead of its own. */
    private record Fault(Predicate<String> request, int after, Reply reply) {}

    final List<String> requests = new CopyOnWriteArrayList<>();
    final Map<String, ObjectNode> articles = new LinkedHashMap<>();
    final Map<String, JsonNode> terms = new LinkedHashMap<>();
    private final Map<String, ArrayNode> threads = new LinkedHashMap<>();
    private final Map<Long, ObjectNode> comments = new LinkedHashMap<>();
    private final Map<String, Reply> byKey = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final HttpServer server;
    private long lastId;

    RecordingPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/", this::handle);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The requests that so begin, such as {@code POST /newsroom}, in order. */
    List<String> requests(String start) {
        return requests.stream().filter(request -> request.startsWith(start)).toList();
    }

    /** What readers see below an article, flat, as {@code depth name}. */
    List<String> discussion(String slug) {
        List<String> names = new ArrayList<>();
        list(1, threads.getOrDefault(slug, Json.mapper().createArrayNode()), names);
        return names;
    }

    /** The platform answers once with 429 when it got so many requests that so begin. */
    void limitOnce(String start, int after, int retryAfterSeconds) {
        Map<String, String> headers = Map.of("Retry-After", Integer.toString(retryAfterSeconds));
        Reply reply = new Reply(429, Map.of("detail", "Come back in " + retryAfterSeconds + " s."), headers);
        faults.add(new Fault(request -> request.startsWith(start), after, reply));
    }

    /** The platform breaks down once, when it got so many requests that so begin. */
    void failOnce(String start, int after) {
        faults.add(new Fault(
                request -> request.startsWith(start), after, Reply.problem(500, "Something went wrong on our side.")));
    }

    /** The platform forgets which idempotency keys it saw, as it does after a day. */
    void forgetKeys() {
        byKey.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/api/v1".length());
        String request = exchange.getRequestMethod() + " " + path;
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        JsonNode body = bytes.length == 0
                ? Json.mapper().createObjectNode()
                : Json.mapper().readTree(bytes);
        requests.add(request);
        Reply reply = fault(request);
        if (reply == null) {
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            reply = key == null ? answer(exchange, path, body) : once(key, exchange, path, body);
        }
        reply.headers.forEach(exchange.getResponseHeaders()::set);
        byte[] answer = Json.encode(reply.body).getBytes();
        exchange.sendResponseHeaders(reply.status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private @Nullable Reply fault(String request) {
        for (Fault fault : faults) {
            if (fault.request.test(request)
                    && requests.stream().filter(fault.request).count() > fault.after) {
                faults.remove(fault);
                return fault.reply;
            }
        }
        return null;
    }

    private Reply once(String key, HttpExchange exchange, String path, JsonNode body) {
        Reply earlier = byKey.get(key);
        Reply reply = earlier == null ? answer(exchange, path, body) : earlier;
        if (reply.status < 300) {
            byKey.put(key, reply);
        }
        return reply;
    }

    private Reply answer(HttpExchange exchange, String path, JsonNode body) {
        String method = exchange.getRequestMethod();
        String[] names = path.substring(1).split("/");
        if (path.equals("/sessions")) {
            return PASSWORD.equals(body.path("password").asText())
                    ? Reply.of(200, Map.of("accessToken", "token"))
                    : Reply.problem(401, "Name or password is wrong.");
        }
        if (names[0].equals("articles")) {
            return names.length == 2 ? article(names[1]) : comments(method, names[1], body);
        }
        if (!"Bearer token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Reply.problem(401, "Sign in first.");
        }
        if (names.length == 2 && !names[1].equals("articles")) {
            return terms.putIfAbsent(names[1] + "/" + body.path("slug").asText(), body) == null
                    ? Reply.of(201, body)
                    : Reply.problem(409, "This slug leads elsewhere.");
        }
        if (names.length == 2) {
            return method.equals("GET") ? Reply.of(200, Map.of("items", articles.values())) : create(body);
        }
        ObjectNode article = articles.values().stream()
                .filter(one -> one.path("id").asText().equals(names[2]))
                .findFirst()
                .orElseThrow();
        return switch (method + (names.length == 4 ? " " + names[3] : "")) {
            case "GET" -> shown(200, article);
            case "PATCH" -> patch(article, body, exchange.getRequestHeaders().getFirst("If-Match"));
            case "POST publish" -> publish(article);
            case "PUT comment-policy" ->
                shown(200, article.put("policy", body.path("policy").asText()));
            default -> Reply.problem(405, "Not possible here.");
        };
    }

    private Reply article(String slug) {
        return isPublic(slug)
                ? Reply.of(200, article(articles, slug))
                : Reply.problem(404, "There is no such article.");
    }

    private Reply create(JsonNode body) {
        String slug = body.path("slug").asText();
        if (articles.containsKey(slug)) {
            return Reply.problem(409, "This slug leads to another article.");
        }
        boolean isKnown = Stream.of("authors", "topics")
                .allMatch(kind -> StreamSupport.stream(body.path(kind).spliterator(), false)
                        .allMatch(one -> terms.containsKey(kind + "/" + one.asText())));
        if (!isKnown) {
            return Reply.problem(400, "There is no such author or topic.");
        }
        ObjectNode article = body.deepCopy();
        articles.put(slug, article.put("id", ++lastId).put("version", 1).put("status", "draft"));
        return shown(201, article);
    }

    private Reply patch(ObjectNode article, JsonNode patch, @Nullable String ifMatch) {
        if (!tag(article).equals(ifMatch)) {
            return Reply.problem(412, "The article changed since you read it.");
        }
        for (JsonNode related : patch.path("related")) {
            if (!articles.containsKey(related.path("slug").asText())) {
                return Reply.problem(400, "There is no such article.");
            }
        }
        article.setAll((ObjectNode) patch);
        return shown(200, article.put("version", article.path("version").asInt() + 1));
    }

    private Reply publish(ObjectNode article) {
        if (article.path("status").asText().equals("published")) {
            return Reply.problem(409, "It is public already.");
        }
        return shown(200, article.put("status", "published"));
    }

    private Reply comments(String method, String slug, JsonNode body) {
        if (!isPublic(slug)) {
            return Reply.problem(404, "There is no such article.");
        }
        ArrayNode thread = threads.computeIfAbsent(slug, none -> Json.mapper().createArrayNode());
        if (method.equals("GET")) {
            return Reply.of(200, Map.of("items", thread));
        }
        String policy = article(articles, slug).path("policy").asText();
        if (policy.equals("closed")) {
            return Reply.problem(403, "Comments are closed.");
        }
        ObjectNode parent =
                body.has("parentId") ? comments.get(body.get("parentId").asLong()) : null;
        if (body.has("parentId") && parent == null) {
            return Reply.problem(400, "There is no such comment.");
        }
        ObjectNode comment = body.deepCopy();
        comment.put("id", ++lastId).putObject("replies").putArray("items");
        if (policy.equals("premoderated")) {
            return Reply.of(202, comment);
        }
        comments.put(lastId, comment);
        (parent == null ? thread : (ArrayNode) parent.at("/replies/items")).add(comment);
        return Reply.of(201, comment.deepCopy());
    }

    private boolean isPublic(String slug) {
        return articles.containsKey(slug)
                && article(articles, slug).path("status").asText().equals("published");
    }

    private static ObjectNode article(Map<String, ObjectNode> articles, String slug) {
        return Objects.requireNonNull(articles.get(slug));
    }

    private static Reply shown(int status, ObjectNode article) {
        return new Reply(status, article.deepCopy(), Map.of("ETag", tag(article)));
    }

    private static String tag(ObjectNode article) {
        return "\"v" + article.path("version").asInt() + "\"";
    }

    private static void list(int depth, JsonNode comments, List<String> names) {
        for (JsonNode comment : comments) {
            names.add(depth + " " + comment.at("/author/name").asText());
            list(depth + 1, comment.at("/replies/items"), names);
        }
    }
}
