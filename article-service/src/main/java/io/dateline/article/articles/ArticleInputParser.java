package io.dateline.article.articles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.article.bylines.Byline;
import io.dateline.article.json.ImageFields;
import io.dateline.article.json.JsonFields;
import io.dateline.article.json.MergePatch;
import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleDraft;
import io.dateline.contract.ArticlePatch;
import io.dateline.form.CalendarDate;
import io.dateline.form.FaultCode;
import io.dateline.form.Lengths;
import io.dateline.form.ReservedSlugs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses the JSON of an article and checks all of it. A member that is null counts as absent. If a topic, tag or author is named
 * twice, the first one counts.
 */
final class ArticleInputParser {

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

    private static final String RESERVED = "Is an address of the site itself, or may become one; choose another.";

    private final JsonFields fields;
    private final @Nullable String presentSlug;

    private ArticleInputParser(JsonFields fields, @Nullable String presentSlug) {
        this.fields = fields;
        this.presentSlug = presentSlug;
    }

    /**
     * Parses a new article.
     *
     * @throws Failure INVALID with all faults
     */
    static ArticleInput parse(ArticleDraft draft) {
        return read(draft.members());
    }

    /**
     * Applies a patch to an article and parses the result.
     *
     * @throws Failure INVALID with all faults of the result
     */
    static ArticleInput parse(ArticlePatch patch, ArticleInput before) {
        return read(MergePatch.apply(before.toJson(), patch.members()), before.slug());
    }

    static ArticleInput read(ObjectNode json) {
        return read(json, null);
    }

    /** @param presentSlug the slug that the article has, which it may keep */
    private static ArticleInput read(ObjectNode json, @Nullable String presentSlug) {
        List<Fault> faults = new ArrayList<>();
        ArticleInput input = new ArticleInputParser(new JsonFields(json, "", faults).only(NAMES), presentSlug).read();
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
        return input;
    }

    private ArticleInput read() {
        return new ArticleInput(
                fields.required("headline", Lengths.HEADLINE),
                fields.requiredLanguage("lang"),
                fields.has("slug") ? chosenSlug() : null,
                fields.optional("standfirst", Lengths.STANDFIRST),
                dateline(),
                body(),
                authors(),
                slugs("topics"),
                slugs("tags"),
                ImageFields.read(fields),
                related());
    }

    private String chosenSlug() {
        String slug = fields.requiredSlug("slug");
        if (!slug.equals(presentSlug) && ReservedSlugs.contains(slug)) {
            fields.fault("slug", FaultCode.RESERVED, RESERVED);
        }
        return slug;
    }

    private Article.@Nullable Dateline dateline() {
        JsonFields dateline = fields.object("dateline");
        if (dateline == null) {
            return null;
        }
        dateline.only(Set.of("place", "date"));
        return new Article.Dateline(dateline.required("place", Lengths.PLACE), date(dateline));
    }

    private static @Nullable LocalDate date(JsonFields dateline) {
        String text = dateline.any("date", CalendarDate.MAX_LENGTH);
        LocalDate date = text == null ? null : CalendarDate.parse(text);
        if (text != null && date == null) {
            dateline.fault("date", FaultCode.FORMAT, "Must be a date as in RFC 3339, such as 2026-03-02.");
        }
        return date;
    }

    private ArticleInput.@Nullable Body body() {
        JsonFields body = fields.object("body");
        return body == null
                ? null
                : new ArticleInput.Body(body.only(Set.of("markdown")).any("markdown", Lengths.ARTICLE_BODY));
    }

    private List<Byline> authors() {
        List<Byline> authors = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        List<JsonNode> entries = fields.list("authors", Lengths.ARTICLE_LIST);
        for (int i = 0; i < entries.size(); i++) {
            Byline author = author(i, entries.get(i));
            if (author != null && seen.add(author.slug())) {
                authors.add(author);
            }
        }
        return authors;
    }

    private @Nullable Byline author(int index, JsonNode entry) {
        if (entry instanceof ObjectNode object) {
            JsonFields author = fields.entry("authors", index, object).only(Set.of("slug", "name"));
            return new Byline(author.requiredSlug("slug"), author.optional("name", Lengths.AUTHOR_NAME));
        }
        if (entry.isTextual()) {
            return new Byline(fields.slugEntry("authors", index, entry), null);
        }
        fields.fault("authors", index, FaultCode.TYPE, "Must be a slug, or an object with one.");
        return null;
    }

    private List<String> slugs(String name) {
        Set<String> slugs = new LinkedHashSet<>();
        List<JsonNode> entries = fields.list(name, Lengths.ARTICLE_LIST);
        for (int i = 0; i < entries.size(); i++) {
            slugs.add(fields.slugEntry(name, i, entries.get(i)));
        }
        return List.copyOf(slugs);
    }

    private List<ArticleInput.RelatedLink> related() {
        List<ArticleInput.RelatedLink> related = new ArrayList<>();
        List<JsonNode> entries = fields.list("related", Lengths.ARTICLE_LIST);
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof ObjectNode object) {
                related.add(related(fields.entry("related", i, object)));
            } else {
                fields.fault("related", i, FaultCode.TYPE, "Must be an object.");
            }
        }
        return related;
    }

    private static ArticleInput.RelatedLink related(JsonFields link) {
        link.only(Set.of("slug", "placement"));
        String slug = link.requiredSlug("slug");
        String placement = link.any("placement", 10);
        if (placement == null || placement.equals("end")) {
            return new ArticleInput.RelatedLink(slug, Article.Placement.END);
        }
        if (!placement.equals("inline")) {
            link.fault("placement", FaultCode.NOT_ALLOWED, "Must be one of inline, end.");
        }
        return new ArticleInput.RelatedLink(slug, Article.Placement.INLINE);
    }
}
