package io.dateline.site.words;

import com.ibm.icu.util.ULocale;
import io.dateline.form.LanguageTag;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one language, from a file such as {@code words_pt_BR.properties} in UTF-8.
 *
 * @param lang the language, as a tag
 */
record WordsFile(String name, String lang, Map<String, Message> messages) {

    private static final Pattern NAME = Pattern.compile("words_(.+)\\.properties");

    /** Whether a file is called like one. */
    static boolean isNamedLike(String file) {
        return NAME.matcher(file).matches();
    }

    /** Reads it; null if it cannot be read. Each fault is told, and a text that has one is left out. */
    static @Nullable WordsFile read(String name, byte[] bytes, Consumer<String> faults) {
        Matcher file = NAME.matcher(name);
        String lang = file.matches() ? LanguageTag.checked(file.group(1).replace('_', '-')) : null;
        if (lang == null) {
            faults.accept(name + ": must be named after a language, such as words_pt-BR.properties");
            return null;
        }
        Properties texts = new Properties();
        try {
            // A decoder, since a string would be made of broken bytes too.
            texts.load(new StringReader(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()));
        } catch (CharacterCodingException e) {
            faults.accept(name + ": must be in UTF-8");
            return null;
        } catch (IOException | IllegalArgumentException e) {
            faults.accept(name + ": has an escape \\u without four hexadecimal digits");
            return null;
        }
        ULocale locale = ULocale.forLanguageTag(lang);
        Map<String, Message> messages = new TreeMap<>();
        for (String key : new TreeMap<>(texts).keySet().toArray(String[]::new)) {
            try {
                messages.put(key, new Message(texts.getProperty(key), locale));
            } catch (IllegalArgumentException e) {
                faults.accept(name + ": " + key + " cannot be read: " + e.getMessage());
            }
        }
        return new WordsFile(name, lang, messages);
    }
}
