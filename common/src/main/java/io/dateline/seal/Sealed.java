package io.dateline.seal;

/**
 * A message that was sealed here.
 *
 * @param frame its bytes on the wire
 */
@SuppressWarnings("ArrayRecordComponent") // made, written and forgotten
public record Sealed(MessageId id, byte[] frame) {}
