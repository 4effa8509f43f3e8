package io.dateline.article.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.article.text.SlugText;
import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.contract.Article;
import io.dateline.form.WebUrl;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was written of an article, and checks all of it. Lengths are in code points. A field that is null counts as
 * absent; of a topic, tag or author that is named twice, the first counts.
 */
public final class WrittenForm {

    /** The longest story, in characters. */
    public static final int LONGEST_BODY = 200_000;

    private static final Set<String> NAMES = Set.of(
            "headline",
            "lang",
            "slug",
            "standfirst",
            "dateline",
            "body",
            "authors",
            "topics",
            "tags",
            "image",
            "related");
    private static final Pattern WEB_URL = Pattern.compile("https?://[^\\s/?#@<>\"]+([/?#][^\\s<>\"]*)?");
    /** How many authors, topics, tags and pointers there may be of each. */
    static final int MOST = 20;

    private final Fields fields;

    private WrittenForm(Fields fields) {
        this.fields = fields;
    }

    /**
     * Reads it.
     *
     * @throws Failure INVALID with every fault
     */
    public static Written read(ObjectNode json) {
        List<Fault> faults = new ArrayList<>();
        Written written = new WrittenForm(new Fields(json, "", faults).only(NAMES)).read();
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
        return written;
    }

    private Written read() {
        return new Written(
                fields.required("headline", 300),
                lang(),
                fields.has("slug") ? slug("slug", fields.required("slug", SlugText.MAX_LENGTH)) : null,
                fields.optional("standfirst", 2_000),
                dateline(),
                body(),
                authors(),
                slugs("topics"),
                slugs("tags"),
                image(),
                related());
    }

    private String lang() {
        String text = fields.required("lang", 35);
        if (text.isEmpty()) {
            return text;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // Told below, as a language that is only missing.
        }
        fields.fault("lang", "format", "A language as in BCP 47, such as en or pt-BR.");
        return text;
    }

    private Article.@Nullable Dateline dateline() {
        Fields dateline = fields.object("dateline");
        if (dateline == null) {
            return null;
        }
        dateline.only(Set.of("place", "date"));
        return new Article.Dateline(dateline.required("place", 100), date(dateline));
    }

    private static @Nullable LocalDate date(Fields dateline) {
        String text = dateline.any("date", 10);
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() > 0 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Told below, as a date out of range.
        }
        dateline.fault("date", "format", "A date as in RFC 3339, such as 2026-03-02.");
        return null;
    }

    private Written.@Nullable Body body() {
        Fields body = fields.object("body");
        return body == null
                ? null
                : new Written.Body(body.only(Set.of("markdown")).any("markdown", LONGEST_BODY));
    }

    private List<Written.Byline> authors() {
        List<Written.Byline> authors = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        List<JsonNode> elements = fields.elements("authors", MOST);
        for (int i = 0; i < elements.size(); i++) {
            Written.Byline author = author("authors/" + i, elements.get(i));
            if (author != null && seen.add(author.slug())) {
                authors.add(author);
            }
        }
        return authors;
    }

    private Written.@Nullable Byline author(String path, JsonNode element) {
        if (element instanceof ObjectNode object) {
            Fields author = new Fields(object, "/" + path, fields.faults()).only(Set.of("slug", "name"));
            String slug = author.required("slug", SlugText.MAX_LENGTH);
            String name = author.optional("name", 100);
            return new Written.Byline(checked(author, "slug", slug), name);
        }
        if (element.isTextual()) {
            return new Written.Byline(element(path, element), null);
        }
        fault(path, "type", "This must be a slug, or an object with one.");
        return null;
    }

    private List<String> slugs(String name) {
        Set<String> slugs = new LinkedHashSet<>();
        List<JsonNode> elements = fields.elements(name, MOST);
        for (int i = 0; i < elements.size(); i++) {
            slugs.add(element(name + "/" + i, elements.get(i)));
        }
        return List.copyOf(slugs);
    }

    private Article.@Nullable Image image() {
        Fields image = fields.object("image");
        if (image == null) {
            return null;
        }
        image.only(Set.of("url", "alt", "caption", "credit"));
        String url = image.required("url", WebUrl.MAX_LENGTH);
        if (!url.isEmpty() && !WEB_URL.matcher(url).matches()) {
            image.fault("url", "format", "An address that begins with http:// or https://.");
        }
        String alt = image.any("alt", 500);
        if (!image.has("alt")) {
            image.fault("alt", "required", "Say what the picture shows; empty if it only decorates.");
        }
        return new Article.Image(
                url, alt == null ? "" : alt, image.optional("caption", 1_000), image.optional("credit", 300));
    }

    private List<Written.Pointer> related() {
        List<Written.Pointer> related = new ArrayList<>();
        List<JsonNode> elements = fields.elements("related", MOST);
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof ObjectNode object) {
                related.add(pointer(new Fields(object, "/related/" + i, fields.faults())));
            } else {
                fault("related/" + i, "type", "This must be an object.");
            }
        }
        return related;
    }

    private static Written.Pointer pointer(Fields pointer) {
        pointer.only(Set.of("slug", "placement"));
        String slug = checked(pointer, "slug", pointer.required("slug", SlugText.MAX_LENGTH));
        String placement = pointer.any("placement", 10);
        if (placement == null || placement.equals("end")) {
            return new Written.Pointer(slug, Article.Placement.END);
        }
        if (!placement.equals("inline")) {
            pointer.fault("placement", "not-allowed", "One of inline, end.");
        }
        return new Written.Pointer(slug, Article.Placement.INLINE);
    }

    private String slug(String name, String slug) {
        return checked(fields, name, slug);
    }

    private static String checked(Fields fields, String name, String slug) {
        if (!slug.isEmpty() && !SlugText.isValid(slug)) {
            fields.fault(name, "format", "Lower-case letters a to z and digits, words joined by single hyphens.");
        }
        return slug;
    }

    private String element(String path, JsonNode element) {
        if (!element.isTextual()) {
            fault(path, "type", "This must be a text.");
        } else if (!SlugText.isValid(element.textValue())) {
            fault(path, "format", "Lower-case letters a to z and digits, words joined by single hyphens.");
        }
        return element.asText();
    }

    private void fault(String path, String code, String message) {
        fields.faults().add(new Fault("/" + path, code, message));
    }
}
