package io.dateline.form;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Language tags (BCP 47, RFC 5646) that name a language: {@code en}, {@code pt-BR}, {@code zh-Hant}. */
public final class LanguageTag {

    /** The longest, in characters (RFC 5646, section 4.4.1). */
    public static final int MAX_LENGTH = 35;

    /** The form as {@code openapi.yaml} publishes it: language, script, region, variants; neither extensions nor private use. */
    public static final String PATTERN =
            "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    private LanguageTag() {}

    /** The {@linkplain #canonical canonical tag} of a text that follows {@link #PATTERN}; null for any other. */
    public static @Nullable String checked(String text) {
        // The length first, so that no text takes long to match.
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches() ? canonical(text) : null;
    }

    /**
     * The tag with upper and lower case as RFC 5646 (section 2.1.1) recommends, and with the present codes of languages that
     * had another.
     *
     * @return null if it is not well-formed, too long, or names no language ({@code und}, {@code x-private})
     */
    public static @Nullable String canonical(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            return locale.getLanguage().isEmpty() ? null : locale.toLanguageTag();
        } catch (IllformedLocaleException e) {
            return null;
        }
    }
}
