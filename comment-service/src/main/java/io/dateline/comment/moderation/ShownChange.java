package io.dateline.comment.moderation;

import io.dateline.comment.moderation.Judging.Change;
import io.dateline.contract.Changed;
import io.dateline.contract.Comment.Status;
import io.dateline.contract.CommentContract;
import io.dateline.contract.ModerationContract.Decided;
import io.dateline.contract.SurrogateKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the decisions of one call change for readers: the threads, or parts of threads, that they see no more, and those that
 * they see now. Replies go and come back with what they reply to.
 *
 * @param hidden the topmost comments of what was public and is no more
 * @param shown the topmost comments of what is public now and was not
 */
record ShownChange(List<LockedComment> hidden, List<LockedComment> shown) {

    static ShownChange of(Judging judging) {
        Set<Long> changed =
                judging.changes().stream().map(change -> change.before().id()).collect(Collectors.toUnmodifiableSet());
        List<LockedComment> topmost = judging.changes().stream()
                .map(Change::after)
                .filter(comment -> !judging.after().isBelow(comment, changed))
                .toList();
        return new ShownChange(
                topmost.stream()
                        .filter(comment -> judging.before().isPublic(comment.id()))
                        .toList(),
                topmost.stream()
                        .filter(comment -> judging.after().isPublic(comment.id()))
                        .toList());
    }

    /** The articles whose discussions look different, in the order of their ids. */
    Set<Long> articles() {
        Set<Long> articles = new TreeSet<>();
        hidden.forEach(comment -> articles.add(comment.articleId()));
        shown.forEach(comment -> articles.add(comment.articleId()));
        return articles;
    }

    /**
     * What is announced of it. What an earlier delivery of the same call changed is announced again: the process that did it
     * may have ended before it could.
     *
     * @param noted what was decided now, by the ids of the comments
     */
    Changed announced(Judging judging, Map<Long, Decided> noted) {
        List<LockedComment> hiding = new ArrayList<>(hidden);
        List<LockedComment> showing = new ArrayList<>(shown);
        for (LockedComment again : judging.repeated()) {
            if (again.was() == Status.APPROVED) {
                hiding.add(again);
            } else if (again.status() == Status.APPROVED) {
                showing.add(again);
            }
        }
        if (hiding.isEmpty() && showing.isEmpty()) {
            return Changed.nothing();
        }
        List<LockedComment> all = new ArrayList<>(hiding);
        all.addAll(showing);
        judging.changes().forEach(change -> all.add(change.after()));
        Set<SurrogateKey> keys = new LinkedHashSet<>();
        all.forEach(comment -> keys.add(SurrogateKey.comments(comment.articleId())));
        all.forEach(comment -> keys.add(SurrogateKey.comment(comment.id())));
        List<String> causes = all.stream()
                .flatMap(comment -> cause(comment, decided(comment, noted)))
                .distinct()
                .toList();
        return hiding.isEmpty()
                ? Changed.added(List.copyOf(keys), causes)
                : Changed.withdrawn(List.copyOf(keys), causes);
    }

    private static @Nullable Decided decided(LockedComment comment, Map<Long, Decided> noted) {
        Decided now = noted.get(comment.id());
        return now == null ? comment.last() : now;
    }

    private static Stream<String> cause(LockedComment comment, @Nullable Decided decided) {
        return decided == null ? Stream.empty() : Stream.of(CommentContract.cause(comment.id(), decided.at()));
    }
}
