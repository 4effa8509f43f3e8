package io.dateline.testkit.newsroom;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An article as the newsroom was last shown it.
 *
 * @param json as the API shows it to the newsroom
 * @param etag of that version, which an edit must name
 */
public record Story(JsonNode json, String etag) {

    /** Its id. */
    public long id() {
        return json.get("id").asLong();
    }

    /** The part of its address that names it. */
    public String slug() {
        return json.get("slug").asText();
    }

    /** Its version, which grows by one with each change. */
    public long version() {
        return json.get("version").asLong();
    }

    /** Where readers find it. */
    public String path() {
        return "/api/v1/articles/" + slug();
    }
}
