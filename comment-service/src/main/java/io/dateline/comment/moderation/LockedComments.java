package io.dateline.comment.moderation;

import io.dateline.contract.Comment.Status;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Some comments with all that are above them, in one state. */
final class LockedComments {

    private final Map<Long, LockedComment> byId;

    LockedComments(Map<Long, LockedComment> byId) {
        this.byId = new HashMap<>(byId);
    }

    /** The same comments, to be changed apart from these. */
    LockedComments copy() {
        return new LockedComments(byId);
    }

    void put(LockedComment comment) {
        byId.put(comment.id(), comment);
    }

    @Nullable
    LockedComment find(long id) {
        return byId.get(id);
    }

    /** Whether readers see it: it and all above it are approved. Recursive, but no deeper than threads can be. */
    boolean isPublic(long id) {
        LockedComment comment = byId.get(id);
        return comment != null && comment.status() == Status.APPROVED && isParentPublic(comment);
    }

    /** Whether readers would see it if it was approved. */
    boolean isParentPublic(LockedComment comment) {
        Long parentId = comment.parentId();
        return parentId == null || isPublic(parentId);
    }

    /** Whether one of the comments above it is among these. */
    boolean isBelow(LockedComment comment, Collection<Long> ids) {
        Long parentId = comment.parentId();
        LockedComment parent = parentId == null ? null : byId.get(parentId);
        return parent != null && (ids.contains(parent.id()) || isBelow(parent, ids));
    }
}
