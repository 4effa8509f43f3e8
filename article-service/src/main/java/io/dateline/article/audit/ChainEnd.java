package io.dateline.article.audit;

import java.util.regex.Pattern;

/**
 * The number and the hash of an entry, written as {@code 123:9f86d0…}. An operator keeps it outside the database, so that nobody
 * with write access can truncate or rewrite the chain before it unnoticed.
 */
record ChainEnd(long sequence, String hash) {

    static final ChainEnd NONE = new ChainEnd(0, ChainedEntry.NONE);

    private static final Pattern FORM = Pattern.compile("\\d{1,18}:[0-9a-f]{64}");

    /** Parses the text; throws {@link IllegalArgumentException} if it has another form. */
    static ChainEnd parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("This is not the end of a chain: " + text);
        }
        int colon = text.indexOf(':');
        return new ChainEnd(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return sequence + ":" + hash;
    }
}
