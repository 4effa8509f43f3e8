package io.dateline.comment.threads;

import io.dateline.contract.Comment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Assembles the rows of a page into threads. */
final class CommentThreads {

    private final Map<Long, List<CommentRow>> repliesTo = new HashMap<>();

    private CommentThreads() {}

    /** The comments of the page in order, each with its replies among the rows, oldest first. */
    static List<Comment> of(List<CommentRow> rows) {
        CommentThreads threads = new CommentThreads();
        List<CommentRow> heads = new ArrayList<>();
        for (CommentRow row : rows) {
            if (row.place() > 0) {
                heads.add(row);
            } else {
                threads.repliesTo
                        .computeIfAbsent(row.parentId(), id -> new ArrayList<>())
                        .add(row);
            }
        }
        heads.sort(Comparator.comparingLong(CommentRow::place));
        return heads.stream().map(threads::withReplies).toList();
    }

    /** Recursive, but no deeper than threads can be. */
    private Comment withReplies(CommentRow row) {
        List<CommentRow> replies = repliesTo.getOrDefault(row.id(), List.of());
        return row.with(replies.stream()
                .sorted(Comparator.comparingLong(CommentRow::id))
                .map(this::withReplies)
                .toList());
    }
}
