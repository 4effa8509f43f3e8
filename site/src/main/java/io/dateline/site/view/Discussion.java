package io.dateline.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comments of an article.
 *
 * @param count how many are public
 * @param next the page of further threads; null if there are none
 * @param form null where nobody may comment any more
 * @param premoderated whether comments wait for a moderator
 * @param unavailable whether comments could not be read at present
 */
public record Discussion(
        String articleHref,
        long count,
        List<CommentView> threads,
        @Nullable String next,
        @Nullable CommentForm form,
        boolean premoderated,
        boolean unavailable) {}
