package io.dateline.gateway.docs;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files in the gateway's jars. */
public final class Resources {

    private Resources() {}

    /**
     * All of one, by its path from the root of the class path.
     *
     * @throws IllegalStateException if there is none
     */
    public static Buffer read(String path) {
        try (InputStream in = Resources.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Not in the jars: " + path);
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
