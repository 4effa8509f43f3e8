package io.dateline.site.page;

import com.ibm.icu.text.MessageFormat;
import io.dateline.site.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The words that come along, in one language, without a theme around them. A missing one fails. */
record SampleWords(String lang, Properties texts) implements Words {

    static SampleWords of(String lang) {
        Properties texts = new Properties();
        try (InputStream in = SampleWords.class.getResourceAsStream("/theme/words_" + lang + ".properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(in, lang), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SampleWords(lang, texts);
    }

    @Override
    public String dir() {
        return lang.equals("ar") ? "rtl" : "ltr";
    }

    @Override
    public String say(String key) {
        return say(key, new Object[0]);
    }

    @Override
    public String say(String key, Object... namesAndValues) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no text " + key + " in " + lang);
        }
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new MessageFormat(text, Locale.forLanguageTag(lang)).format(values);
    }
}
