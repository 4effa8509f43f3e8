package io.dateline.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The password of the account {@code admin}: given by the user, or generated at the first start and shown once.
 *
 * <p>A generated password is kept with the secrets only until it was shown, so that the start after a failed one uses
 * the same.
 */
final class AdminPassword {

    private static final String MADE = "admin-password-not-yet-shown";

    private final Secrets secrets;
    private final Path shownBefore;
    private final @Nullable String given;

    /** @param given the password in the environment, if any */
    AdminPassword(DataDirectory data, @Nullable String given) throws IOException {
        this.secrets = data.secrets();
        this.shownBefore = data.path().resolve("admin-exists");
        this.given = given == null || given.isBlank() ? null : given;
    }

    /** The password for the article-service; empty if the account exists and no new password was given. */
    Optional<String> forService() throws IOException {
        return given != null ? Optional.of(given) : toShow();
    }

    /** The generated password, until it was shown. */
    Optional<String> toShow() throws IOException {
        return given != null || Files.exists(shownBefore) ? Optional.empty() : Optional.of(secrets.get(MADE));
    }

    /** To be called when the account exists and {@link #toShow} was shown. */
    void shown() throws IOException {
        if (!Files.exists(shownBefore)) {
            Files.createFile(shownBefore);
        }
        secrets.forget(MADE);
    }
}
