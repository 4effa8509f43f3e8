package io.dateline.form;

import java.util.regex.Pattern;

/** The form of a slug: words of ASCII letters in lower case and digits, joined by single hyphens. */
public final class Slug {

    /** The longest, in characters. */
    public static final int MAX_LENGTH = 100;

    /** The form as {@code openapi.yaml} publishes it. */
    public static final String PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    private Slug() {}

    /** Whether a text is a slug. */
    public static boolean isSlug(String text) {
        // The length first, so that no text takes long to match.
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }
}
