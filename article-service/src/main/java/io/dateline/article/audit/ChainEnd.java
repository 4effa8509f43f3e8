package io.dateline.article.audit;

import java.util.regex.Pattern;

/**
 * An entry by its number and hash, written as {@code 123:9f86d0…}: what an operator keeps elsewhere, so that nobody who
 * holds the database can shorten or rewrite the chain up to it unseen.
 */
record ChainEnd(long sequence, String hash) {

    static final ChainEnd NONE = new ChainEnd(0, ChainedEntry.NONE);

    private static final Pattern FORM = Pattern.compile("\\d{1,18}:[0-9a-f]{64}");

    /** Throws {@link IllegalArgumentException} for a text that is none. */
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
