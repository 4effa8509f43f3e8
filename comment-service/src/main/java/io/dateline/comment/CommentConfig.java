package io.dateline.comment;

import io.dateline.config.Settings;
import io.dateline.sql.DatabaseConfig;
import java.util.List;

/**
 * The settings of the comment-service.
 *
 * @param database the database of the comments
 * @param reservedNames names under which nobody may comment, besides those of the staff and those built into {@code
 *     ReservedNames}
 */
public record CommentConfig(DatabaseConfig database, List<String> reservedNames) {

    private static final int MAX_NAMES = 1_000;
    private static final int LONGEST_NAME = 100;

    /** Reads it from the environment. */
    public static CommentConfig read(Settings settings) {
        return new CommentConfig(
                DatabaseConfig.read(settings, "DATELINE_COMMENTS", "comments"), reservedNames(settings));
    }

    private static List<String> reservedNames(Settings settings) {
        List<String> names = settings.list(
                "DATELINE_RESERVED_NAMES",
                List.of(),
                "Names under which nobody may comment, such as that of the paper, besides those of the staff and words such"
                        + " as admin.");
        if (names.size() > MAX_NAMES || names.stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
            settings.fault("DATELINE_RESERVED_NAMES: must be at most " + MAX_NAMES + " names of at most " + LONGEST_NAME
                    + " characters");
        }
        return names;
    }
}
