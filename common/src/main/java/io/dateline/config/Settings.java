package io.dateline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a process, read by name from environment variables.
 *
 * <p>A configuration record reads each setting with a default and a sentence of documentation. Faults are collected,
 * and {@link #check} stops the start with all of them. An empty value counts as unset. A secret {@code NAME} can also
 * be given in a file named by {@code NAME_FILE}.
 */
public final class Settings {

    /**
     * The documentation of a setting.
     *
     * @param defaultValue as it would be written; empty for none
     * @param secret whether it can also be given in a file
     */
    public record Setting(String name, String defaultValue, String meaning, boolean secret) {}

    private final Map<String, String> environment;
    private final Map<String, Setting> asked = new LinkedHashMap<>();
    /** Each once, also where several services read the same setting. */
    private final Set<String> faults = new LinkedHashSet<>();

    /** The settings in these variables, usually {@link System#getenv()}. */
    public Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Any text. */
    public String text(String name, String defaultValue, String meaning) {
        return read(name, defaultValue, meaning, defaultValue, "", text -> text);
    }

    /** Any text; null if unset. */
    public @Nullable String optionalText(String name, String meaning) {
        ask(name, "", meaning);
        return value(name);
    }

    /** A whole number between two bounds, inclusive. */
    public int number(String name, int defaultValue, int least, int most, String meaning) {
        return read(
                name,
                Integer.toString(defaultValue),
                meaning,
                defaultValue,
                "a whole number from " + least + " to " + most,
                text -> {
                    int number = Integer.parseInt(text);
                    if (number < least || number > most) {
                        throw new IllegalArgumentException();
                    }
                    return number;
                });
    }

    /** A TCP port; 0 lets the system choose a free one. */
    public int port(String name, int defaultValue, String meaning) {
        return number(name, defaultValue, 0, 65_535, meaning);
    }

    /** A length of time such as {@code 250ms}, {@code 5s}, {@code 15m}, {@code 12h}, {@code 7d}. */
    public Duration duration(String name, Duration defaultValue, String meaning) {
        return read(
                name,
                Durations.format(defaultValue),
                meaning,
                defaultValue,
                "a length of time such as 250ms, 5s, 15m, 12h or 7d",
                Durations::parse);
    }

    /** {@code on} or {@code off}. */
    public boolean flag(String name, boolean defaultValue, String meaning) {
        return read(name, defaultValue ? "on" : "off", meaning, defaultValue, "on or off", text -> switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    /** One of several words. */
    public String choice(String name, String defaultValue, List<String> allowed, String meaning) {
        return read(name, defaultValue, meaning, defaultValue, "one of " + String.join(", ", allowed), text -> {
            if (!allowed.contains(text)) {
                throw new IllegalArgumentException();
            }
            return text;
        });
    }

    /** Texts separated by commas; surrounding spaces are removed. */
    public List<String> list(String name, List<String> defaultValue, String meaning) {
        return read(
                name,
                String.join(",", defaultValue),
                meaning,
                defaultValue,
                "",
                text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    /**
     * A secret, which is never printed: from the variable, or from the file named by {@code NAME_FILE}; null if unset.
     */
    public @Nullable String secret(String name, String meaning) {
        asked.putIfAbsent(name, new Setting(name, "", meaning, true));
        String file = value(name + "_FILE");
        if (file == null) {
            return value(name);
        }
        try {
            String secret = Files.readString(Path.of(file)).strip();
            return secret.isEmpty() ? null : secret;
        } catch (IOException | InvalidPathException e) {
            faults.add(name + "_FILE=" + file + ": this file cannot be read");
            return null;
        }
    }

    /**
     * Adds a fault for each variable that is near to the name of a setting of any service.
     *
     * @return a sentence about other variables that are named like settings and are none; null if there are none
     */
    public @Nullable String checkNames() {
        UnknownNames unknown = UnknownNames.in(environment);
        faults.addAll(unknown.faults());
        return unknown.warning();
    }

    /** Whether the setting is set, or a secret by its file. Does not document the setting. */
    public boolean isSet(String name) {
        String file = value(name + "_FILE");
        if (file == null) {
            return value(name) != null;
        }
        try {
            return !Files.readString(Path.of(file)).isBlank();
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** Adds a fault of several settings together. */
    public void fault(String sentence) {
        faults.add(sentence);
    }

    /**
     * To be called after all settings are read.
     *
     * @throws ConfigurationException with every fault: the name of the setting, its value and what is allowed
     */
    public void check() {
        if (!faults.isEmpty()) {
            throw new ConfigurationException(List.copyOf(faults));
        }
    }

    /** The settings read so far, in that order. */
    public List<Setting> asked() {
        return List.copyOf(asked.values());
    }

    /** Reads what {@code parse} makes of the text; where it throws IllegalArgumentException, the value is a fault. */
    <T> T read(String name, String shown, String meaning, T defaultValue, String allowed, Function<String, T> parse) {
        ask(name, shown, meaning);
        String text = value(name);
        if (text == null) {
            return defaultValue;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            faults.add(name + "=" + text + ": must be " + allowed + madeByKubernetes(name, text));
            return defaultValue;
        }
    }

    private static String madeByKubernetes(String name, String text) {
        return KubernetesVariables.isPort(name, text) ? ". " + KubernetesVariables.remedy(name) : "";
    }

    private void ask(String name, String defaultValue, String meaning) {
        asked.putIfAbsent(name, new Setting(name, defaultValue, meaning, false));
    }

    private @Nullable String value(String name) {
        String text = environment.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
