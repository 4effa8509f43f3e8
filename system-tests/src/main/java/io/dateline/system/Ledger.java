package io.dateline.system;

import static org.awaitility.Awaitility.await;

import io.dateline.system.Load.Comment;
import io.dateline.testkit.newsroom.Newsroom;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What was acknowledged, against what the API lists.
 *
 * @param acknowledged comments and edits
 * @param faults a sentence for each that is lost, doubled, or was never answered
 */
public record Ledger(int acknowledged, List<String> faults) {

    /** As long as an answer in a cache may be old, and more. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Compares, when the load has ended. */
    public static Ledger compare(Replicas replicas, Load load) throws IOException, InterruptedException {
        Newsroom newsroom = Newsroom.asAdmin(replicas.gateways().getFirst().address());
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> faults(newsroom, load).isEmpty());
        } catch (ConditionTimeoutException e) {
            // They are told.
        }
        int comments = (int) load.comments().values().stream()
                .filter(comment -> comment.id() > 0)
                .count();
        int edits = load.stories().edited().stream()
                .mapToInt(Stories.Draft::acknowledged)
                .sum();
        return new Ledger(comments + edits, faults(newsroom, load));
    }

    private static List<String> faults(Newsroom newsroom, Load load) throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        for (String slug : load.stories().read()) {
            compare(newsroom.comments(slug), slug, load.comments(), faults);
        }
        for (Stories.Draft draft : load.stories().edited()) {
            draft.faults(newsroom.get(draft.path())).forEach(faults::add);
        }
        return faults;
    }

    private static void compare(Map<Long, String> listed, String slug, Map<String, Comment> sent, List<String> faults) {
        Set<String> seen = new HashSet<>();
        Map<String, Comment> missing = new HashMap<>();
        sent.forEach((text, comment) -> {
            if (comment.slug().equals(slug) && (comment.id() > 0 || comment.keyed())) {
                missing.put(text, comment);
            }
        });
        listed.forEach((id, text) -> {
            Comment comment = sent.get(text);
            if (!seen.add(text)) {
                faults.add("'" + text + "' is listed twice");
            } else if (comment == null) {
                faults.add("'" + text + "' is listed, and was never sent");
            } else if (comment.id() > 0 && comment.id() != id) {
                faults.add("'" + text + "' is listed as " + id + ", acknowledged was " + comment.id());
            }
            if (comment != null && comment.id() > 0) {
                missing.remove(text);
            }
        });
        missing.forEach((text, comment) -> faults.add(
                comment.id() > 0
                        ? "'" + text + "' was acknowledged, and is not listed"
                        : "'" + text + "' was repeated with its key, and never acknowledged"));
    }
}
