package io.dateline.testkit.newsroom;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An article as the newsroom last received it.
 *
 * @param json the article in the newsroom's API
 * @param etag the entity tag of that version, for {@code If-Match}
 */
public record Story(JsonNode json, String etag) {

    /** Its id. */
    public long id() {
        return json.get("id").asLong();
    }

    /** Its slug. */
    public String slug() {
        return json.get("slug").asText();
    }

    /** Its version, which grows by one with each change. */
    public long version() {
        return json.get("version").asLong();
    }

    /** Its path in the public API. */
    public String path() {
        return "/api/v1/articles/" + slug();
    }
}
