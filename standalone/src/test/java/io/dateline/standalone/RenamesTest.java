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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Articles that are renamed while they are read, through the gateway and all services. */
class RenamesTest {

    private static final int CYCLES = 60;

    /** What an article that is renamed twice meanwhile can cost: a rename each, and the redirect of a former slug. */
    private static final int MOST_REDIRECTS = 3;

    @TempDir
    Path parent;

    @Test
    void nobodyIsSentInCirclesWhileARenameIsTakenBack() throws Exception {
        try (StartedPlatform platform = StartedPlatform.startWhole(parent.resolve("data"));
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Newsroom newsroom = Newsroom.asAdmin(platform.address());
            Story story = newsroom.publish("Here and there", "Text.");
            for (int i = 0; i < CYCLES; i++) {
                AtomicBoolean renaming = new AtomicBoolean(true);
                List<Future<List<String>>> followed = new ArrayList<>();
                for (String part : List.of("", "/related", "/comments")) {
                    for (String slug : List.of("here-and-there", "there-and-here")) {
                        followed.add(readers.submit(follow(newsroom, slug, part, renaming)));
                    }
                }
                rename(newsroom, story, "there-and-here");
                rename(newsroom, story, "here-and-there");
                renaming.set(false);

                for (Future<List<String>> longest : followed) {
                    assertThat(longest.get()).hasSizeLessThanOrEqualTo(MOST_REDIRECTS);
                }
            }
        }
    }

    /** While Redis does not answer, a change is announced late. */
    @Test
    void nobodyIsSentInCirclesBeforeTheGatewayIsToldOfARename() throws Exception {
        try (StartedPlatform platform = StartedPlatform.startWhole(parent.resolve("data"));
                ExecutorService editor = Executors.newVirtualThreadPerTaskExecutor()) {
            Newsroom newsroom = Newsroom.asAdmin(platform.address());
            Story story = newsroom.publish("Here and there", "Text.");
            long redis = platform.server("redis/redis.pid");
            rename(newsroom, story, "there-and-here");

            signal("STOP", redis);
            try {
                newsroom.look("articles/here-and-there").hasStatus(308);
                Future<?> back = editor.submit(() -> {
                    rename(newsroom, story, "here-and-there");
                    return null;
                });
                AtomicInteger limit = new AtomicInteger();
                // Each time at an address that is in no cache.
                await().pollInterval(Duration.ofMillis(20))
                        .until(() -> newsroom.status("articles/there-and-here/related?limit=" + limit.incrementAndGet())
                                == 308);

                newsroom.look("articles/there-and-here").hasStatus(308);
                newsroom.look("articles/here-and-there").hasStatus(200);
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
    private static Callable<List<String>> follow(Newsroom newsroom, String slug, String part, AtomicBoolean renaming) {
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

    private static void rename(Newsroom newsroom, Story story, String slug) throws Exception {
        newsroom.send(
                        "PATCH",
                        "newsroom/articles/" + story.id(),
                        "{\"slug\": \"" + slug + "\"}",
                        "Content-Type",
                        "application/merge-patch+json")
                .hasStatus(200);
    }
}
