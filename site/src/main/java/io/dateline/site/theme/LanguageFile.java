package io.dateline.site.theme;

import io.dateline.form.LanguageTag;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file of which there may be one for each language: {@code footer.html}, {@code footer.fr.html}.
 *
 * @param lang null for the one for all languages that have none
 */
record LanguageFile(String name, @Nullable String lang) {

    private static final Pattern FORM = Pattern.compile("([^./]+)(?:\\.([^./]+))?\\.[a-z]+");

    /** Reads a name, without directories; null if it is none of that form. */
    static @Nullable LanguageFile of(String file) {
        Matcher form = FORM.matcher(file);
        if (!form.matches()) {
            return null;
        }
        String tag = form.group(2);
        String lang = tag == null ? null : LanguageTag.checked(tag.replace('_', '-'));
        return tag != null && lang == null ? null : new LanguageFile(Objects.requireNonNull(form.group(1)), lang);
    }
}
