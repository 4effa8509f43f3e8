package io.dateline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import io.dateline.contract.CommentPolicy;
import io.dateline.standalone.demo.DemoComment.Reader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The articles of the demo, from the jar's folder {@code /demo}: {@code articles.json}, the oldest first, a {@code .md}
 * for the body of each, and {@code comments.json}.
 */
final class DemoArticles {

    private final Map<String, Reader> readers = new HashMap<>();
    private final JsonNode threads;
    private final List<DemoArticle> all = new ArrayList<>();

    private DemoArticles() throws IOException {
        JsonNode comments = json("comments.json");
        for (JsonNode node : comments.get("readers")) {
            Reader reader = Json.mapper().treeToValue(node, Reader.class);
            readers.put(reader.name(), reader);
        }
        threads = comments.get("threads");
        for (JsonNode json : json("articles.json")) {
            all.add(article((ObjectNode) json));
        }
    }

    /** All articles, the oldest first. */
    static List<DemoArticle> load() {
        try {
            return List.copyOf(new DemoArticles().all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DemoArticle article(ObjectNode json) throws IOException {
        String slug = json.get("slug").asText();
        CommentPolicy policy = CommentPolicy.named(json.path("comments").asText("open"));
        ObjectNode relatedPatch = Json.mapper().createObjectNode().set("related", json.get("related"));
        ObjectNode draft = json.deepCopy().without(List.of("comments", "related"));
        draft.putObject("body").put("markdown", text(slug + ".md"));
        return new DemoArticle(slug, draft, relatedPatch, policy, comments("", threads.path(slug)));
    }

    private List<DemoComment> comments(String above, JsonNode comments) {
        List<DemoComment> read = new ArrayList<>();
        for (JsonNode comment : comments) {
            String place = above + (read.size() + 1);
            String by = comment.get("by").asText();
            Reader reader = readers.get(by);
            if (reader == null) {
                throw new IllegalStateException("comments.json knows no reader " + by);
            }
            String body = comment.get("body").asText();
            read.add(new DemoComment(place, reader, body, comments(place + ".", comment.path("replies"))));
        }
        return List.copyOf(read);
    }

    /** A file of the demo in JSON. */
    static JsonNode json(String file) {
        try {
            return Json.mapper().readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) throws IOException {
        try (InputStream in = DemoArticles.class.getResourceAsStream("/demo/" + file)) {
            if (in == null) {
                throw new FileNotFoundException("/demo/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
