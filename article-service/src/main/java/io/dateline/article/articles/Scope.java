package io.dateline.article.articles;

import io.dateline.access.Caller;
import io.dateline.access.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Whose articles somebody of the newsroom sees and changes, besides seeing what is public, and whose bylines they sign with.
 *
 * @param owner the account they are limited to; null for those who see to everybody's
 */
public record Scope(@Nullable Long owner) {

    /** That of a member of staff. */
    public static Scope of(Caller caller) {
        return new Scope(caller.may(Permission.ARTICLES_WRITE_ALL) ? null : caller.staffId());
    }

    /** Whether an account's articles are in it. */
    public boolean covers(long account) {
        return owner == null || owner == account;
    }
}
