package io.dateline.seal;

/**
 * Which message it is; no two are the same.
 *
 * @param counter how many messages its sender had sealed before
 */
public record MessageId(SenderId sender, long counter) {}
