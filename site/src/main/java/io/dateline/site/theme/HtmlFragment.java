package io.dateline.site.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;

/**
 * A piece of HTML of a theme, checked, with the scripts and styles that stand in it.
 *
 * @param html as it stands in a page
 * @param scripts the texts of its inline scripts
 * @param styles the texts of its inline styles
 */
record HtmlFragment(String html, List<String> scripts, List<String> styles) {

    static final HtmlFragment EMPTY = new HtmlFragment("", List.of(), List.of());

    private static final int MOST_TOLD = 5;
    private static final Set<String> IN_HEAD = Set.of("meta", "link", "script", "style");
    private static final Set<String> NOT_LOADED =
            Set.of("applet", "audio", "base", "embed", "frame", "frameset", "iframe", "object", "title", "video");

    /** Those of {@code <link>} that load nothing. */
    private static final Set<String> LINKS =
            Set.of("alternate", "author", "help", "license", "me", "next", "prev", "privacy-policy", "search");

    private static final Pattern CANDIDATES = Pattern.compile(",\\s+|,$");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Checks a piece of a head. */
    static HtmlFragment ofHead(String html, References references, Faults faults) {
        return read(html, references, faults, true);
    }

    /** Checks a piece of a body. */
    static HtmlFragment ofBody(String html, References references, Faults faults) {
        return read(html, references, faults, false);
    }

    private static HtmlFragment read(String html, References references, Faults faults, boolean head) {
        Parser parser = Parser.htmlParser().setTrackErrors(MOST_TOLD);
        Document page = Document.createShell("");
        page.outputSettings(new OutputSettings().prettyPrint(false));
        Element body = page.body();
        for (Node node : parser.parseFragmentInput(html, body, "")) {
            body.appendChild(node);
        }
        for (ParseError error : parser.getErrors()) {
            faults.tell("is no HTML at " + error.getCursorPos() + ": " + error.getErrorMessage());
        }
        List<String> scripts = new ArrayList<>();
        List<String> styles = new ArrayList<>();
        // The first one is the body itself.
        for (Element element : body.getAllElements().stream().skip(1).toList()) {
            check(element, references, faults, head);
            if (element.normalName().equals("script") && !element.hasAttr("src")) {
                scripts.add(element.data());
            } else if (element.normalName().equals("style")) {
                styles.add(element.data());
            }
        }
        if (head && !body.ownText().isBlank()) {
            faults.tell("has text, and a head has none");
        }
        return new HtmlFragment(body.html().strip(), List.copyOf(scripts), List.copyOf(styles));
    }

    private static void check(Element element, References references, Faults faults, boolean head) {
        String name = element.normalName();
        if (NOT_LOADED.contains(name)) {
            faults.tell("has <" + name + ">, which pages cannot have");
        } else if (head && !IN_HEAD.contains(name)) {
            faults.tell("has <" + name + ">, and a head has only "
                    + IN_HEAD.stream().sorted().map(tag -> "<" + tag + ">").collect(Collectors.joining(", ")));
        } else if (!head && (name.equals("meta") || (name.equals("link") && !element.hasAttr("itemprop")))) {
            faults.tell("has <" + name + ">, which belongs into slots/head.html");
        }
        if (Set.of("script", "style").contains(name) && element.closest("svg, math") != null) {
            faults.tell("has <" + name + "> in a picture, where it cannot be allowed");
        }
        for (Attribute attribute : element.attributes().asList()) {
            try {
                String value =
                        checked(element, attribute.getKey().toLowerCase(Locale.ROOT), attribute.getValue(), references);
                element.attr(attribute.getKey(), value);
            } catch (IllegalArgumentException e) {
                faults.tell(String.valueOf(e.getMessage()));
            }
        }
    }

    /** The value of an attribute as it stands in a page. */
    private static String checked(Element element, String key, String value, References references) {
        String name = element.normalName();
        if (key.startsWith("on")) {
            throw new IllegalArgumentException(
                    "has an attribute " + key + ", which does not run: listen for the event in a <script>");
        }
        return switch (key) {
            case "style" ->
                throw new IllegalArgumentException(
                        "has an attribute style, which has no effect: write a rule into theme.css or a <style>");
            case "http-equiv", "srcdoc", "background" ->
                throw new IllegalArgumentException("has an attribute " + key + ", which pages cannot have");
            case "src", "poster" -> references.loaded(value);
            case "srcset", "imagesrcset" -> candidates(value, references);
            case "href", "xlink:href" ->
                switch (name) {
                    case "a", "area" -> references.linked(value);
                    case "link" -> loads(element) ? references.loaded(value) : references.linked(value);
                    default -> references.loaded(value);
                };
            case "action", "formaction" -> {
                if (!value.startsWith("/") || value.startsWith("//") || value.startsWith("/\\")) {
                    throw new IllegalArgumentException("has a form for " + References.shortened(value)
                            + ": forms are sent to paths of the site alone");
                }
                yield value;
            }
            default -> value;
        };
    }

    private static boolean loads(Element link) {
        return SPACES.splitAsStream(link.attr("rel").toLowerCase(Locale.ROOT)).anyMatch(rel -> !LINKS.contains(rel));
    }

    /** Addresses with widths or densities. */
    private static String candidates(String srcset, References references) {
        return CANDIDATES
                .splitAsStream(srcset.strip())
                .map(candidate -> {
                    String[] parts = SPACES.split(candidate.strip(), 2);
                    return references.loaded(parts[0]) + (parts.length == 1 ? "" : " " + parts[1]);
                })
                .collect(Collectors.joining(", "));
    }
}
