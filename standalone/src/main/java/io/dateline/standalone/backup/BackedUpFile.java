package io.dateline.standalone.backup;

/**
 * A file of a backup.
 *
 * @param path relative to the backup, with slashes
 * @param mode its permissions, as {@code rw-------}
 */
public record BackedUpFile(String path, long bytes, String sha256, String mode) {}
