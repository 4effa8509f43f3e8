package io.dateline.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that come along: complete in each language, and enough for what asks for them. */
class WordsTest {

    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9-]+)+)\"");

    static Stream<String> languages() {
        return Stream.of("fr", "de", "es", "ar");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasTheTextsOfEnglishWithTheirArguments(String lang) throws IOException {
        Properties english = texts("en");
        Properties words = texts(lang);

        assertThat(words.keySet()).isEqualTo(english.keySet());
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(words, key)).as(key).isEqualTo(arguments(english, key));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar"})
    void pluralsHaveEveryFormThatTheLanguageHas(String lang) throws IOException {
        Properties words = texts(lang);
        Set<String> forms = PluralRules.forLocale(ULocale.forLanguageTag(lang)).getKeywords();

        for (String key : words.stringPropertyNames()) {
            Set<String> present = selectors(words, key);
            if (!present.isEmpty()) {
                assertThat(present).as(key).containsAll(forms);
            }
        }
    }

    @Test
    void everyTextThatTemplatesSayIsThere() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher keys = KEY.matcher(Files.readString(file));
                while (keys.find()) {
                    said.add(keys.group(1));
                }
            }
        }

        assertThat(said).contains("site.skip", "form.send", "form.send-reply", "list.next");
        assertThat(texts("en").stringPropertyNames()).containsAll(said);
    }

    private static Properties texts(String lang) throws IOException {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/theme/words_" + lang + ".properties"))) {
            texts.load(file);
        }
        return texts;
    }

    private static Set<String> arguments(Properties words, String key) {
        MessagePattern pattern = new MessagePattern(words.getProperty(key));
        return parts(pattern)
                .filter(part -> part.getType() == Part.Type.ARG_NAME)
                .map(pattern::getSubstring)
                .collect(Collectors.toSet());
    }

    /** The forms of its plurals. */
    private static Set<String> selectors(Properties words, String key) {
        MessagePattern pattern = new MessagePattern(words.getProperty(key));
        boolean plural = parts(pattern)
                .anyMatch(part -> part.getType() == Part.Type.ARG_START && part.getArgType() == ArgType.PLURAL);
        return plural
                ? parts(pattern)
                        .filter(part -> part.getType() == Part.Type.ARG_SELECTOR)
                        .map(pattern::getSubstring)
                        .collect(Collectors.toCollection(HashSet::new))
                : Set.of();
    }

    private static Stream<Part> parts(MessagePattern pattern) {
        return Stream.iterate(0, i -> i < pattern.countParts(), i -> i + 1).map(pattern::getPart);
    }
}
