package io.dateline.site.words;

/** The words of the interface in one language. */
public interface Words {

    /** The language, as in the attribute {@code lang}. */
    String lang();

    /** The direction in which it is written: {@code ltr} or {@code rtl}. */
    String dir();

    /**
     * A text.
     *
     * @param key as in {@code words_en.properties}
     * @throws IllegalArgumentException if there is no such text in any language
     */
    String say(String key);

    /** Whether there is such a text. */
    default boolean has(String key) {
        try {
            say(key);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A text with values in it, such as a number that decides its plural: their names and values in turn. */
    String say(String key, Object... namesAndValues);
}
