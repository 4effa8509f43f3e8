package io.dateline.site.theme;

import io.dateline.config.SiteSettings;
import io.dateline.form.WebUrl;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the files of a theme may load and lead to. A path that does not begin with a slash is that of a file of the theme, and is
 * turned into the address at which that is served.
 */
final class References {

    private static final String ASSETS = "/assets/";
    private static final String PAGES = "/pages/";
    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*");
    private static final Pattern MAIL_OR_PHONE = Pattern.compile("(?i)(mailto|tel|sms):[^\\s<>\"]+");
    private static final Pattern PICTURE_DATA = Pattern.compile("(?i)data:image/[a-z+.-]+[;,].*");
    private static final Pattern UNUSUAL = Pattern.compile("[\\x00-\\x20\\x7f\\\\]");
    private static final Pattern AFTER_PATH = Pattern.compile("[?#]");

    private final SiteSettings site;
    private final Set<String> assets;
    private final Set<String> pages;

    References(SiteSettings site, Set<String> assets, Set<String> pages) {
        this.site = site;
        this.assets = assets;
        this.pages = pages;
    }

    /**
     * The address from which something is loaded, as it stands in a page.
     *
     * @throws IllegalArgumentException if it may not be loaded; its text says why
     */
    String loaded(String url) {
        String asked = url.strip();
        if (asked.startsWith("#") || PICTURE_DATA.matcher(asked).matches()) {
            return asked;
        }
        refuseUnusual(asked);
        if (!SCHEME.matcher(asked).matches() && !asked.startsWith("//")) {
            return local(asked);
        }
        if (!site.loadsFrom(asked)) {
            throw new IllegalArgumentException(
                    "loads " + shortened(asked) + ", whose host is not in DATELINE_SITE_HOSTS");
        }
        return asked;
    }

    /**
     * The address to which a link leads, as it stands in a page.
     *
     * @throws IllegalArgumentException if no link may lead there; its text says why
     */
    String linked(String url) {
        String asked = url.strip();
        if (asked.startsWith("#")) {
            return asked;
        }
        refuseUnusual(asked);
        if (!SCHEME.matcher(asked).matches() && !asked.startsWith("//")) {
            return local(asked);
        }
        if (!WebUrl.isWebUrl(asked) && !MAIL_OR_PHONE.matcher(asked).matches()) {
            throw new IllegalArgumentException(
                    "has a link to " + shortened(asked) + ", which is neither http, https, mailto nor tel, nor a path");
        }
        return asked;
    }

    private String local(String path) {
        String file = AFTER_PATH.split(path, 2)[0];
        if (!path.startsWith("/")) {
            String asset = file.startsWith("./") ? file.substring(2) : file;
            if (!assets.contains(asset)) {
                throw new IllegalArgumentException("names " + shortened(path)
                        + ", which is no picture or font of the theme; a path of the site begins with /");
            }
            return ASSETS + (path.startsWith("./") ? path.substring(2) : path);
        }
        if (file.startsWith(ASSETS) && !assets.contains(file.substring(ASSETS.length()))) {
            throw new IllegalArgumentException(
                    "names " + shortened(path) + ", which is no picture or font of the theme");
        }
        if (namesNoPage(file)) {
            throw new IllegalArgumentException("has a link to " + shortened(path) + ", and the theme has no such page");
        }
        return path;
    }

    /** In the first language of the site a page has no prefix, in the others such as {@code /fr}. */
    private boolean namesNoPage(String path) {
        return site.languages().stream()
                .map(lang -> lang.equals(site.languages().getFirst()) ? "" : "/" + lang.toLowerCase(Locale.ROOT))
                .map(prefix -> prefix + PAGES)
                .anyMatch(start -> path.startsWith(start) && !pages.contains(path.substring(start.length())));
    }

    /** Browsers leave out or replace such characters, and then read another URL. */
    private static void refuseUnusual(String url) {
        if (url.isEmpty()) {
            throw new IllegalArgumentException("has an address that is empty");
        }
        if (UNUSUAL.matcher(url).find()) {
            throw new IllegalArgumentException(
                    "has a space, a backslash or a control character in the address " + shortened(url));
        }
    }

    /** What is said of a URL in a sentence. */
    static String shortened(String url) {
        String line = url.replaceAll("\\s+", " ");
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }
}
