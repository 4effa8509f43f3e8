package io.dateline.seal;

/**
 * A message that was sealed with an accepted secret for the expected purpose; it may still be old or replayed.
 *
 * @param time the sender's steady clock when it was sealed
 * @param content the content
 * @param keyId the id of the secret
 * @param key the key of the sender
 */
@SuppressWarnings("ArrayRecordComponent") // read once and forgotten
public record OpenedMessage(MessageId id, long time, byte[] content, int keyId, MessageKey key) {}
