package io.dateline.seal;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The id of the process that sealed a message: 16 random bytes, drawn at its start. */
public record SenderId(long high, long low) {

    static final int BYTES = 16;

    static SenderId random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return read(ByteBuffer.wrap(bytes));
    }

    static SenderId read(ByteBuffer bytes) {
        return new SenderId(bytes.getLong(), bytes.getLong());
    }

    void write(ByteBuffer bytes) {
        bytes.putLong(high).putLong(low);
    }

    /** The bytes are random already. */
    @Override
    public int hashCode() {
        return (int) low;
    }

    /** 32 hexadecimal digits. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
