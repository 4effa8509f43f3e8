package io.dateline.naming;

import java.util.HashMap;
import java.util.Map;

/**
 * Styled letters that neither the compatibility mapping nor the table of confusables maps to plain ones: small
 * capitals, and white letters on black. For comparison only: names are shown as they were written.
 */
final class StyledLetters {

    private static final Map<Integer, Integer> PLAIN = plain();

    private StyledLetters() {}

    /** The text with plain letters. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().map(c -> PLAIN.getOrDefault(c, c)).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static Map<Integer, Integer> plain() {
        Map<Integer, Integer> plain = new HashMap<>();
        pair(plain, "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz");
        // The turned w stands for the small capital M in the table of confusables.
        pair(plain, "ʍĸ", "mk");
        for (int letter = 0; letter < 26; letter++) {
            plain.put(0x1F150 + letter, 'a' + letter);
            plain.put(0x1F170 + letter, 'a' + letter);
            plain.put(0x1F1E6 + letter, 'a' + letter);
        }
        return Map.copyOf(plain);
    }

    private static void pair(Map<Integer, Integer> plain, String styled, String letters) {
        int[] from = styled.codePoints().toArray();
        for (int i = 0; i < from.length; i++) {
            plain.put(from[i], (int) letters.charAt(i));
        }
    }
}
