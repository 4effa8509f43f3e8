package io.dateline.site.words;

import io.dateline.naming.EditDistance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words of the interface in every language that has any, from files such as {@code words_fr.properties}: those that come
 * along, and over them, text by text, those of a theme. A text that a language does not have is that of its primary language, or
 * else the English one.
 */
public final class PropertyWords {

    private static final Logger LOG = LoggerFactory.getLogger(PropertyWords.class);
    private static final String ENGLISH = "en";
    private static final int NEAR = 2;

    private final Map<String, Words> byLanguage;

    private PropertyWords(Map<String, Words> byLanguage) {
        this.byLanguage = Map.copyOf(byLanguage);
    }

    /** Whether a file is named as one with words. */
    public static boolean isWordsFile(String name) {
        return WordsFile.isNamedLike(name);
    }

    /**
     * Reads all of them.
     *
     * @param bundled the files that come along, by name; the English one has every text
     * @param themed those of a theme
     * @param faults is told a sentence for each fault, which begins with the name of the file
     */
    public static PropertyWords read(Map<String, byte[]> bundled, Map<String, byte[]> themed, Consumer<String> faults) {
        Map<String, Map<String, Message>> texts = new TreeMap<>();
        add(texts, bundled, faults);
        Map<String, Message> known = new HashMap<>(texts.getOrDefault(ENGLISH, Map.of()));
        texts.forEach((lang, messages) -> check("words_" + lang + ".properties", messages, known, faults));
        for (Map.Entry<String, byte[]> file : new TreeMap<>(themed).entrySet()) {
            WordsFile words = WordsFile.read(file.getKey(), file.getValue(), faults);
            if (words != null) {
                check(words.name(), words.messages(), known, faults);
                texts.computeIfAbsent(words.lang(), lang -> new HashMap<>()).putAll(words.messages());
            }
        }
        return new PropertyWords(complete(texts));
    }

    /** The words for a language: those of the tag, or else of a tag with less of its end; null if there are none. */
    public @Nullable Words find(String lang) {
        String tag = lang;
        while (true) {
            Words words = byLanguage.get(tag);
            int cut = tag.lastIndexOf('-');
            if (words != null || cut < 0) {
                return words;
            }
            tag = tag.substring(0, cut);
        }
    }

    /** The words for the first of these languages that has any; the English ones if none has. */
    public Words choose(List<String> languages) {
        return languages.stream()
                .map(this::find)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(byLanguage.get(ENGLISH)));
    }

    /** The languages that have words. */
    public Set<String> languages() {
        return new TreeSet<>(byLanguage.keySet());
    }

    private static void add(
            Map<String, Map<String, Message>> texts, Map<String, byte[]> files, Consumer<String> faults) {
        files.forEach((name, bytes) -> {
            WordsFile words = WordsFile.read(name, bytes, faults);
            if (words != null) {
                texts.put(words.lang(), new HashMap<>(words.messages()));
            }
        });
    }

    /** A text may leave arguments out, but has no others than the English one, and none as a number that is a text there. */
    private static void check(
            String file, Map<String, Message> messages, Map<String, Message> known, Consumer<String> faults) {
        Set<String> unknown = new TreeSet<>();
        new TreeMap<>(messages).forEach((key, message) -> {
            Message english = known.get(key);
            if (english == null) {
                unknown.add(key);
                messages.remove(key);
                return;
            }
            for (String argument : message.arguments()) {
                if (!english.arguments().contains(argument)) {
                    faults.accept(file + ": " + key + " has {" + argument + "}; it is given "
                            + (english.arguments().isEmpty()
                                    ? "nothing"
                                    : "{" + String.join("}, {", english.arguments()) + "}"));
                } else if (message.numberArguments().contains(argument)
                        && !english.numberArguments().contains(argument)) {
                    faults.accept(file + ": " + key + " takes {" + argument + "} for a number, which it is not");
                }
            }
        });
        tell(file, unknown, known.keySet(), faults);
    }

    /** A key that is near to one that there is, is a typing error; another one may be of another version. */
    private static void tell(String file, Set<String> unknown, Set<String> known, Consumer<String> faults) {
        Set<String> ignored = new TreeSet<>();
        for (String key : unknown) {
            known.stream()
                    .sorted()
                    .filter(other -> EditDistance.between(key, other, NEAR) <= NEAR)
                    .findFirst()
                    .ifPresentOrElse(
                            other -> faults.accept(file + ": there is no text " + key + "; is " + other + " meant?"),
                            () -> ignored.add(key));
        }
        if (!ignored.isEmpty()) {
            LOG.warn("{}: there are no such texts, and they are ignored: {}", file, ignored);
        }
    }

    /** Each language with all texts. */
    private static Map<String, Words> complete(Map<String, Map<String, Message>> texts) {
        Map<String, Words> complete = new HashMap<>();
        for (String lang : texts.keySet()) {
            Map<String, Message> messages = new HashMap<>(texts.getOrDefault(ENGLISH, Map.of()));
            for (int end = lang.indexOf('-'); end >= 0; end = lang.indexOf('-', end + 1)) {
                messages.putAll(texts.getOrDefault(lang.substring(0, end), Map.of()));
            }
            messages.putAll(Objects.requireNonNull(texts.get(lang)));
            complete.put(lang, new LanguageWords(lang, messages));
        }
        complete.computeIfAbsent(ENGLISH, lang -> new LanguageWords(lang, Map.of()));
        return complete;
    }
}
