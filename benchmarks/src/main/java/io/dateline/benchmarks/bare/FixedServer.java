package io.dateline.benchmarks.bare;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Vert.x alone, which answers everything with the same bytes: on as many event loops as a gateway has, with the headers
 * that a gateway sends, and nothing else to do.
 *
 * <p>{@code FixedServer PORT FILE}, where the file holds an answer as it came over the wire.
 */
public final class FixedServer extends VerticleBase {

    private static final String END_OF_HEAD = "\r\n\r\n";

    private final int port;
    private final int status;
    private final List<Header> headers;
    private final Buffer body;

    private record Header(CharSequence name, CharSequence value) {}

    private FixedServer(int port, int status, List<Header> headers, Buffer body) {
        this.port = port;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Runs until the process is told to stop. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        byte[] answer = Files.readAllBytes(Path.of(arguments[1]));
        String text = new String(answer, ISO_8859_1);
        int endOfHead = text.indexOf(END_OF_HEAD);
        List<String> head = text.substring(0, endOfHead).lines().toList();
        int status = Integer.parseInt(head.getFirst().substring(9, 12));
        Buffer body =
                Buffer.buffer(text.substring(endOfHead + END_OF_HEAD.length()).getBytes(ISO_8859_1));
        List<Header> headers = headers(head.subList(1, head.size()));
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        vertx.deployVerticle(
                        () -> new FixedServer(port, status, headers, body),
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .await();
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(this::answer)
                .listen();
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response().setStatusCode(status);
        for (Header header : headers) {
            response.putHeader(header.name, header.value);
        }
        response.end(body);
    }

    /** Vert.x itself adds the length. */
    private static List<Header> headers(List<String> lines) {
        List<Header> headers = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon);
            if (!name.equalsIgnoreCase("content-length")) {
                headers.add(new Header(
                        HttpHeaders.createOptimized(name),
                        HttpHeaders.createOptimized(line.substring(colon + 1).strip())));
            }
        }
        return headers;
    }
}
