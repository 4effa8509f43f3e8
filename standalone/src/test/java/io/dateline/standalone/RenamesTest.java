package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.newsroom.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Articles that are renamed while they are read, through the gateway and all services. */
class RenamesTest {

    private static final int CYCLES = 30;

    /** What an article that is renamed twice meanwhile can cost: a rename each, and the redirect of a former slug. */
    private static final int MOST_REDIRECTS = 3;

    @TempDir
    static Path parent;

    private static StartedPlatform platform;
    private static Newsroom newsroom;

    @BeforeAll
    static void start() throws Exception {
        platform = StartedPlatform.startWhole(parent.resolve("data"));
        newsroom = Newsroom.asAdmin(platform.address());
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    @Test
    void nobodyIsSentInCirclesWhileARenameIsTakenBack() throws Exception {
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Story story = newsroom.publish("Here and there", "Text.");
            for (int i = 0; i < CYCLES; i++) {
                AtomicBoolean renaming = new AtomicBoolean(true);
                List<Future<List<String>>> followed = new ArrayList<>();
                for (String part : List.of("", "/related", "/comments")) {
                    for (String slug : List.of("here-and-there", "there-and-here")) {
                        followed.add(readers.submit(follow(slug, part, renaming)));
                    }
                }
                rename(story, "there-and-here");
                rename(story, "here-and-there");
                renaming.set(false);

                for (Future<List<String>> longest : followed) {
                    assertThat(longest.get()).hasSizeLessThanOrEqualTo(MOST_REDIRECTS);
                }
                newsroom.look("articles/there-and-here/comments").hasStatus(308);
            }
        }
    }

    @Test
    void commentsHaveFollowedARenameWhenItIsAnswered() throws Exception {
        Story story = newsroom.publish("To and fro", "Text.");

        for (int i = 0; i < 20; i++) {
            boolean away = i % 2 == 0;
            rename(story, away ? "fro-and-to" : "to-and-fro");

            newsroom.look("articles/" + (away ? "to-and-fro" : "fro-and-to") + "/comments")
                    .hasStatus(308);
            newsroom.look("articles/" + (away ? "fro-and-to" : "to-and-fro") + "/comments")
                    .hasStatus(200);
        }
    }

    /** While Redis does not answer, a change is announced late. */
    @Test
    void nobodyIsSentInCirclesBeforeTheGatewayIsToldOfARename() throws Exception {
        try (ExecutorService editor = Executors.newVirtualThreadPerTaskExecutor()) {
            Story story = newsroom.publish("Now and then", "Text.");
            long redis = platform.server("redis/redis.pid");
            rename(story, "then-and-now");

            signal("STOP", redis);
            try {
                newsroom.look("articles/now-and-then").hasStatus(308);
                Future<?> back = editor.submit(() -> {
                    rename(story, "now-and-then");
                    return null;
                });
                AtomicInteger limit = new AtomicInteger();
                // Each time at an address that is in no cache.
                await().pollInterval(Duration.ofMillis(20))
                        .until(() -> newsroom.status(
                                        "articles/then-and-now/related?limit=" + (limit.getAndIncrement() % 100 + 1))
                                == 308);

                newsroom.look("articles/then-and-now").hasStatus(308);
                newsroom.look("articles/now-and-then").hasStatus(200);
                back.get();
            } finally {
                signal("CONT", redis);
            }
        }
    }

    private static void signal(String name, long process) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process)).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Follows redirects from an address again and again until renaming has ended; the redirects of the longest way. */
    private static Callable<List<String>> follow(String slug, String part, AtomicBoolean renaming) {
        return () -> {
            List<String> longest = List.of();
            boolean more;
            do {
                more = renaming.get();
                List<String> way = new ArrayList<>();
                Exchange answer = newsroom.look("articles/" + slug + part);
                while (answer.status() == 308 && way.size() <= MOST_REDIRECTS) {
                    way.add(String.valueOf(answer.header("Location")));
                    answer = newsroom.look(way.getLast());
                }
                longest = way.size() > longest.size() ? way : longest;
            } while (more);
            return longest;
        };
    }

    private static void rename(Story story, String slug) throws Exception {
        newsroom.send(
                        "PATCH",
                        "newsroom/articles/" + story.id(),
                        "{\"slug\": \"" + slug + "\"}",
                        "Content-Type",
                        "application/merge-patch+json")
                .hasStatus(200);
    }
}
