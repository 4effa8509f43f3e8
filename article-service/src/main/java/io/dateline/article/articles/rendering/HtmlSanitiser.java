package io.dateline.article.articles.rendering;

import io.dateline.form.UserInfo;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Removes from HTML everything but the elements and attributes that a story may have. All else stays as it is. */
final class HtmlSanitiser {

    /** What relative addresses are resolved against when their scheme is checked; it is not in the result. */
    private static final String BASE = "https://story.invalid/";

    private static final Cleaner CLEANER = new Cleaner(new StoryElements());

    private HtmlSanitiser() {}

    static String sanitise(String html) {
        Document clean = CLEANER.clean(Jsoup.parseBodyFragment(html, BASE));
        clean.outputSettings().prettyPrint(false).syntax(Syntax.xml).escapeMode(EscapeMode.xhtml);
        return clean.body().html();
    }

    /** The allow-list. */
    private static final class StoryElements extends Safelist {

        private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");
        private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,100}");

        /** By attribute, in any element that may have it. */
        private static final Map<String, Pattern> VALUES = Map.of(
                "id", ID,
                "start", Pattern.compile("[0-9]{1,9}"),
                "class", Pattern.compile("language-" + LeftOut.CODE_LANGUAGE.pattern()),
                "role", Pattern.compile("doc-(?:noteref|backlink|endnotes)"),
                "scope", Pattern.compile("col"),
                "align", ALIGNMENT);

        StoryElements() {
            addTags("p", "br", "hr", "em", "strong", "del", "sup", "blockquote", "ul", "ol", "li", "pre", "code");
            addTags("h2", "h3", "h4", "h5", "h6", "a", "img", "figure", "figcaption", "section");
            addTags("table", "thead", "tbody", "tr", "th", "td");
            for (String heading : new String[] {"h2", "h3", "h4", "h5", "h6"}) {
                addAttributes(heading, "id");
            }
            addAttributes("ol", "start");
            addAttributes("li", "id");
            addAttributes("code", "class");
            addAttributes("section", "role");
            addAttributes("th", "scope", "align");
            addAttributes("td", "align");
            addAttributes("a", "href", "title", "id", "role");
            addAttributes("img", "src", "alt", "title");
            addProtocols("a", "href", Links.SCHEMES.toArray(String[]::new));
            addProtocols("img", "src", Links.PICTURE_SCHEMES.toArray(String[]::new));
            addEnforcedAttribute("a", "rel", "noopener");
            preserveRelativeLinks(true);
        }

        @Override
        public boolean isSafeAttribute(String tagName, Element element, Attribute attribute) {
            return super.isSafeAttribute(tagName, element, attribute)
                    && hasSafeValue(attribute.getKey(), attribute.getValue());
        }

        private static boolean hasSafeValue(String attribute, String value) {
            Pattern values = VALUES.get(attribute);
            return switch (attribute) {
                case "href", "src" -> !UserInfo.isIn(value);
                default -> values == null || values.matcher(value).matches();
            };
        }
    }
}
