package io.dateline.article.popularity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Loads the Lua scripts that make several Redis commands atomic. */
final class RedisScript {

    private RedisScript() {}

    static String named(String name) {
        String path = "/redis/" + name + ".lua";
        try (var in = RedisScript.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
