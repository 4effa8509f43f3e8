package io.dateline.article.articles;

import io.dateline.access.Caller;
import io.dateline.access.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Whose drafts a member of staff may see and change, and whose bylines they may use.
 *
 * @param owner the account that they are limited to; null for those who may change everybody's articles
 */
public record Scope(@Nullable Long owner) {

    /** The scope of a member of staff. */
    public static Scope of(Caller caller) {
        return new Scope(caller.may(Permission.ARTICLES_WRITE_ALL) ? null : caller.staffId());
    }

    /** Whether the articles of an account are in the scope. */
    public boolean covers(long account) {
        return owner == null || owner == account;
    }
}
