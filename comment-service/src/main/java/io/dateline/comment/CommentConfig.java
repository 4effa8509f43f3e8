package io.dateline.comment;

import io.dateline.config.Settings;
import io.dateline.sql.DatabaseConfig;

/**
 * What the comment-service must be told.
 *
 * @param database where the comments are
 */
public record CommentConfig(DatabaseConfig database) {

    /** Reads it from the settings that begin with {@code DATELINE_COMMENTS}. */
    public static CommentConfig read(Settings settings) {
        return new CommentConfig(DatabaseConfig.read(settings, "DATELINE_COMMENTS", "comments"));
    }
}
