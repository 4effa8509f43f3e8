package io.dateline.form;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a picture is: a {@link WebUrl}, or a path of the site that begins with one slash. A path has neither backslashes, which
 * browsers read as slashes, nor two dots, which lead out of the folder that it names.
 */
public final class PictureUrl {

    /** The form as {@code openapi.yaml} publishes it; linear, since no character can belong to two of its parts. */
    public static final String PATTERN =
            "^([Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#@<>\"]+([/?#][^\\s<>\"]*)?|/[^\\s/?#\\\\<>\"][^\\s\\\\<>\"]*)$";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    private PictureUrl() {}

    /** Whether a text matches {@link #PATTERN}, is not too long, and is a URL or a path that leads nowhere else. */
    public static boolean isPictureUrl(String text) {
        return text.startsWith("/")
                ? Text.length(text) <= WebUrl.MAX_LENGTH
                        && FORM.matcher(text).matches()
                        && !text.replace("%2e", ".").replace("%2E", ".").contains("..")
                        && !text.toLowerCase(Locale.ROOT).contains("%5c")
                : WebUrl.isWebUrl(text);
    }
}
