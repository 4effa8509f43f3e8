package io.dateline.seal;

/**
 * A message that somebody with a right secret sealed for the purpose it was opened for; it can still be an old one, or one
 * that was taken before.
 *
 * @param time the sender's steady clock when it was sealed
 * @param content what was sealed
 * @param keyId under which secret
 * @param key that of the sender
 */
@SuppressWarnings("ArrayRecordComponent") // read once and forgotten
public record Opened(MessageId id, long time, byte[] content, int keyId, MessageKey key) {}
