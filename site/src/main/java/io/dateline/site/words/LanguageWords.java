package io.dateline.site.words;

import com.ibm.icu.util.ULocale;
import java.util.Map;

/** The words of one language. */
final class LanguageWords implements Words {

    private final String lang;
    private final String dir;
    private final Map<String, Message> messages;

    LanguageWords(String lang, Map<String, Message> messages) {
        this.lang = lang;
        this.dir = direction(lang);
        this.messages = Map.copyOf(messages);
    }

    /** The direction in which a language is written. */
    static String direction(String lang) {
        return ULocale.forLanguageTag(lang).isRightToLeft() ? "rtl" : "ltr";
    }

    @Override
    public String lang() {
        return lang;
    }

    @Override
    public String dir() {
        return dir;
    }

    @Override
    public String say(String key) {
        return message(key).with();
    }

    @Override
    public String say(String key, Object... namesAndValues) {
        return message(key).with(namesAndValues);
    }

    private Message message(String key) {
        Message message = messages.get(key);
        if (message == null) {
            throw new IllegalArgumentException("There is no text " + key);
        }
        return message;
    }
}
