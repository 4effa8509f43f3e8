package io.dateline.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.newsroom.Story;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The articles of a load: those that are read and commented on, and those that are edited. */
public final class Stories {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int READ = 8;
    private static final int EDITED = 3;

    private final Newsroom newsroom;
    private final List<String> read = new ArrayList<>();
    private final List<Draft> edited = new ArrayList<>();
    private final Queue<Draft> free = new ConcurrentLinkedQueue<>();

    private Stories(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /** Publishes them, and reads at every gateway those that are to be in its cache. */
    public static Stories publish(List<Replica> gateways, String name) throws IOException, InterruptedException {
        Newsroom newsroom = Newsroom.asAdmin(gateways.getFirst().address());
        Stories stories = new Stories(newsroom);
        for (int i = 0; i < READ; i++) {
            String slug = published(newsroom, name + " is read " + i).slug();
            for (Replica gateway : gateways) {
                await().atMost(PATIENCE).untilAsserted(() -> {
                    newsroom.through(gateway.address()).get("articles/" + slug);
                    newsroom.through(gateway.address()).get("articles/" + slug + "/comments");
                    newsroom.through(gateway.address()).look("/" + slug).hasStatus(200);
                });
            }
            stories.read.add(slug);
        }
        for (int i = 0; i < EDITED; i++) {
            Story article = published(newsroom, name + " is edited " + i);
            stories.edited.add(new Draft("newsroom/articles/" + article.id(), article.version()));
        }
        stories.free.addAll(stories.edited);
        return stories;
    }

    /** On a busy machine processes that have just been started may refuse the first. */
    private static Story published(Newsroom newsroom, String headline) {
        List<Story> published = new ArrayList<>();
        await().atMost(PATIENCE).untilAsserted(() -> published.add(newsroom.publish(headline, "Text.")));
        return published.getLast();
    }

    String anyRead() {
        return Load.any(read);
    }

    List<String> read() {
        return List.copyOf(read);
    }

    List<Draft> edited() {
        return List.copyOf(edited);
    }

    List<String> signedIn() {
        return newsroom.signedIn();
    }

    @Nullable
    Draft takeDraft() {
        return free.poll();
    }

    void giveBack(Draft draft) {
        free.add(draft);
    }

    /** One story as who edits it knows it; used by one thread at a time. */
    static final class Draft {

        private final String path;
        private final long firstVersion;
        private final List<String> unknown = new ArrayList<>();
        private String version = "";
        private String headline = "";
        private String begun = "";
        private int number;
        private int acknowledged;

        Draft(String path, long firstVersion) {
            this.path = path;
            this.firstVersion = firstVersion;
        }

        String path() {
            return path;
        }

        /** The ETag of its version, or empty when that is not known. */
        String version() {
            return version;
        }

        void isAt(String etag) {
            version = etag;
        }

        /** The next headline, of which it is not known yet whether it will be. */
        String begin(String run) {
            number++;
            begun = run + " edit " + number;
            unknown.add(begun);
            return begun;
        }

        void acknowledged(String etag) {
            version = etag;
            headline = begun;
            unknown.clear();
            acknowledged++;
        }

        int acknowledged() {
            return acknowledged;
        }

        /** What is wrong with the article as it is now: an acknowledged edit is missing, or one was done twice. */
        Stream<String> faults(JsonNode now) {
            String seen = now.get("headline").asText();
            long versions = now.get("version").asLong() - firstVersion;
            boolean lost = !headline.isEmpty() && !seen.equals(headline) && !unknown.contains(seen);
            boolean tooFew = versions < acknowledged;
            boolean tooMany = versions > number;
            return Stream.of(
                            lost ? path + " reads '" + seen + "', acknowledged was '" + headline + "'" : "",
                            tooFew || tooMany
                                    ? "%s has %d edits; acknowledged were %d, sent %d"
                                            .formatted(path, versions, acknowledged, number)
                                    : "")
                    .filter(fault -> !fault.isEmpty());
        }
    }
}
