package io.dateline.config;

import io.dateline.config.SiteSettings.Link;
import io.dateline.config.SiteSettings.MenuItem;
import io.dateline.config.SiteSettings.Topic;
import io.dateline.form.Slug;
import io.dateline.form.WebUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The links that the settings of the site have: each a label, an equals sign and where it leads. */
final class SiteLinks {

    private static final int MOST = 30;
    private static final int LONGEST_LABEL = 60;

    /** A path of the site. Two slashes, or a backslash for one of them, would lead to another host. */
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[^\\s<>\"\\\\\\p{Cntrl}]*");

    private SiteLinks() {}

    static List<Link> accounts(Settings settings) {
        return read(
                settings,
                "DATELINE_SITE_ACCOUNTS",
                "Where readers can follow the site, as Mastodon=https://social.example/@news, separated by commas; a comma in a"
                        + " URL is written %2C. At most " + MOST + ".",
                "Label=https://… with a label of at most " + LONGEST_LABEL + " characters",
                text -> link(text, false));
    }

    static List<MenuItem> menu(Settings settings) {
        return read(
                settings,
                "DATELINE_SITE_MENU",
                "The menu of the site: slugs of topics, Label=/path and Label=https://…, separated by commas, as"
                        + " world,Most read=/popular. At most " + MOST + ".",
                "the slug of a topic, Label=/path or Label=https://…, with a label of at most " + LONGEST_LABEL
                        + " characters",
                text -> Slug.isSlug(text) ? new Topic(text) : link(text, true));
    }

    private static <T> List<T> read(
            Settings settings, String name, String meaning, String allowed, Function<String, T> parse) {
        List<String> given = settings.list(name, List.of(), meaning);
        List<T> read = new ArrayList<>();
        for (String text : given) {
            try {
                read.add(parse.apply(text));
            } catch (IllegalArgumentException e) {
                settings.fault(name + "=" + text + ": must be " + allowed);
            }
        }
        if (given.size() > MOST) {
            settings.fault(name + ": must be at most " + MOST + " links");
        }
        return List.copyOf(read);
    }

    private static Link link(String text, boolean orPath) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException();
        }
        String href = text.substring(equals + 1).strip();
        if (!WebUrl.isLink(href) && !(orPath && isPath(href))) {
            throw new IllegalArgumentException();
        }
        return new Link(SiteSettings.shown(text.substring(0, equals).strip(), LONGEST_LABEL), WebUrl.stored(href));
    }

    private static boolean isPath(String href) {
        return href.length() <= WebUrl.MAX_LENGTH && PATH.matcher(href).matches();
    }
}
