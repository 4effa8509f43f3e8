package io.dateline.seal;

/**
 * The id of a message; no two messages share one.
 *
 * @param counter the number of messages that the sender had sealed before
 */
public record MessageId(SenderId sender, long counter) {}
