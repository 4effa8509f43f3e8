package io.dateline.site.theme;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A file of text in UTF-8. */
final class TextFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    /** Its text, with lines that end as they do in a page after it was read; empty if it is not in UTF-8, which is told. */
    static String read(byte[] bytes, Faults faults) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace("\r\n", "\n")
                    .replace('\r', '\n')
                    .replace('\f', '\n');
            if (text.indexOf('\0') >= 0) {
                faults.tell("has a NUL");
                return "";
            }
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            faults.tell("must be in UTF-8");
            return "";
        }
    }
}
