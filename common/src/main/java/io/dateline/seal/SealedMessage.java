package io.dateline.seal;

/**
 * A message sealed by this process.
 *
 * @param frame its bytes as they are sent
 */
@SuppressWarnings("ArrayRecordComponent") // created, sent and dropped
public record SealedMessage(MessageId id, byte[] frame) {}
