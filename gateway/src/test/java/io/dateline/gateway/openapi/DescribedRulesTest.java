package io.dateline.gateway.openapi;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.form.AccountName;
import io.dateline.form.CalendarDate;
import io.dateline.form.EmailAddress;
import io.dateline.form.LanguageTag;
import io.dateline.form.Lengths;
import io.dateline.form.Moment;
import io.dateline.form.PictureUrl;
import io.dateline.form.Range;
import io.dateline.form.Slug;
import io.dateline.form.WebUrl;
import io.dateline.gateway.docs.Resources;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The published description asks for what {@code io.dateline.form} says, so that gateway and services cannot drift apart. */
class DescribedRulesTest {

    private static final Map<String, Object> DESCRIPTION = new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Resources.read("openapi.yaml").toString());

    private static final Set<String> KEYWORDS =
            Set.of("pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems");

    /** Each limit and pattern that a service knows too, by where it is in the description. */
    private static final Map<String, Object> SHARED = Map.ofEntries(
            entry("Slug maxLength", Slug.MAX_LENGTH),
            entry("Slug pattern", Slug.PATTERN),
            entry("WrittenArticle.slug maxLength", Slug.MAX_LENGTH),
            entry("WrittenArticle.slug pattern", Slug.PATTERN),
            entry("ArticlePatch.slug maxLength", Slug.MAX_LENGTH),
            entry("ArticlePatch.slug pattern", Slug.PATTERN),
            entry("Lang maxLength", LanguageTag.MAX_LENGTH),
            entry("Lang pattern", LanguageTag.PATTERN),
            entry("Moment maxLength", Moment.MAX_LENGTH),
            entry("Moment pattern", Moment.PATTERN),
            entry("PictureUrl maxLength", WebUrl.MAX_LENGTH),
            entry("PictureUrl pattern", PictureUrl.PATTERN),
            entry("Link maxLength", WebUrl.MAX_LENGTH),
            entry("Link pattern", WebUrl.PATTERN),
            entry("Headline maxLength", Lengths.HEADLINE),
            entry("Standfirst maxLength", Lengths.STANDFIRST),
            entry("WrittenDateline.place maxLength", Lengths.PLACE),
            entry("WrittenDateline.date maxLength", CalendarDate.MAX_LENGTH),
            entry("ArticlePatch.dateline.place maxLength", Lengths.PLACE),
            entry("ArticlePatch.dateline.date maxLength", CalendarDate.MAX_LENGTH),
            entry("WrittenBody.markdown maxLength", Lengths.ARTICLE_BODY),
            entry("WrittenAuthors maxItems", Lengths.ARTICLE_LIST),
            entry("WrittenAuthor.name maxLength", Lengths.AUTHOR_NAME),
            entry("WrittenSlugs maxItems", Lengths.ARTICLE_LIST),
            entry("WrittenRelated maxItems", Lengths.ARTICLE_LIST),
            entry("WrittenImage.alt maxLength", Lengths.IMAGE_ALT),
            entry("WrittenImage.caption maxLength", Lengths.IMAGE_CAPTION),
            entry("WrittenImage.credit maxLength", Lengths.IMAGE_CREDIT),
            entry("ArticlePatch.image.alt maxLength", Lengths.IMAGE_ALT),
            entry("ArticlePatch.image.caption maxLength", Lengths.IMAGE_CAPTION),
            entry("ArticlePatch.image.credit maxLength", Lengths.IMAGE_CREDIT),
            entry("TermSlug maxLength", Slug.MAX_LENGTH),
            entry("TermSlug pattern", Slug.PATTERN),
            entry("TermName maxLength", Lengths.TERM_NAME),
            entry("TermLang maxLength", LanguageTag.MAX_LENGTH),
            entry("TermLang pattern", LanguageTag.PATTERN),
            entry("TermNames maxItems", Lengths.TERM_NAMES),
            entry("TermDescription maxLength", Lengths.TERM_DESCRIPTION),
            entry("TermImage.alt maxLength", Lengths.IMAGE_ALT),
            entry("TermImage.caption maxLength", Lengths.IMAGE_CAPTION),
            entry("TermImage.credit maxLength", Lengths.IMAGE_CREDIT),
            entry("TermPatch.image.alt maxLength", Lengths.IMAGE_ALT),
            entry("TermPatch.image.caption maxLength", Lengths.IMAGE_CAPTION),
            entry("TermPatch.image.credit maxLength", Lengths.IMAGE_CREDIT),
            entry("AuthorMerge.account maxLength", AccountName.MAX_LENGTH),
            entry("WrittenComment.author.name maxLength", Lengths.COMMENT_NAME),
            entry("WrittenComment.author.email maxLength", EmailAddress.MAX_LENGTH),
            entry("WrittenComment.author.email pattern", EmailAddress.PATTERN),
            entry("WrittenComment.body maxLength", Lengths.COMMENT_BODY),
            entry("CommentPolicy.slowModeSeconds minimum", Range.SLOW_MODE_SECONDS.minimum()),
            entry("CommentPolicy.slowModeSeconds maximum", Range.SLOW_MODE_SECONDS.maximum()),
            entry("WrittenDecisions.decisions minItems", Range.DECISIONS.minimum()),
            entry("WrittenDecisions.decisions maxItems", Range.DECISIONS.maximum()),
            entry("WrittenDecisions.decisions.items.version minimum", Range.COMMENT_VERSION.minimum()),
            entry("WrittenDecisions.decisions.items.version maximum", Range.COMMENT_VERSION.maximum()),
            entry("WrittenDecisions.decisions.items.reason maxLength", Lengths.DECISION_REASON),
            entry("listModeratedComments article maxLength", Slug.MAX_LENGTH),
            entry("listModeratedComments article pattern", Slug.PATTERN),
            entry("listModeratedComments limit minimum", Range.PAGE_SIZE_OR_NONE.minimum()),
            entry("listModeratedComments limit maximum", Range.PAGE_SIZE_OR_NONE.maximum()),
            entry("NewMember.name maxLength", AccountName.MAX_LENGTH),
            entry("NewMember.name pattern", AccountName.PATTERN),
            entry("NewMember.displayName maxLength", Lengths.DISPLAY_NAME),
            entry("NewMember.password minLength", Lengths.MIN_PASSWORD),
            entry("NewMember.password maxLength", Lengths.PASSWORD),
            entry("MemberPatch.password minLength", Lengths.MIN_PASSWORD),
            entry("MemberPatch.password maxLength", Lengths.PASSWORD),
            entry("OwnAccountPatch.displayName maxLength", Lengths.DISPLAY_NAME),
            entry("OwnAccountPatch.password minLength", Lengths.MIN_PASSWORD),
            entry("OwnAccountPatch.password maxLength", Lengths.PASSWORD),
            entry("limit minimum", Range.PAGE_SIZE.minimum()),
            entry("limit maximum", Range.PAGE_SIZE.maximum()),
            entry("idempotencyKey maxLength", Lengths.IDEMPOTENCY_KEY),
            entry("listAuditEntries actor maxLength", AccountName.MAX_LENGTH),
            entry("listAuditEntries actor pattern", AccountName.STORED_PATTERN));

    /** What only the gateway checks: no service knows it, so nothing can differ. */
    private static final Set<String> OF_THE_DESCRIPTION_ALONE = Set.of(
            "Id minimum",
            "Id maximum",
            "Roles maxItems",
            "Credentials.name maxLength",
            "Credentials.password maxLength",
            "OwnAccountPatch.currentPassword maxLength",
            "Refresh.refreshToken maxLength",
            "q maxLength",
            "cursor maxLength",
            "cursor pattern",
            "idempotencyKey pattern",
            "ifMatch maxLength",
            "listAuditEntries action maxLength",
            "listAuditEntries action pattern",
            "listAuditEntries subject maxLength",
            "listAuditEntries subject pattern");

    private final Map<String, Object> described = new TreeMap<>();

    @Test
    void everyLimitAndPatternIsThatOfTheSharedRule() {
        readDescription();

        Map<String, String> shared = new TreeMap<>();
        SHARED.forEach((place, value) -> shared.put(place, String.valueOf(value)));
        Map<String, String> found = new TreeMap<>();
        described.forEach((place, value) -> {
            if (!OF_THE_DESCRIPTION_ALONE.contains(place)) {
                found.put(place, String.valueOf(value));
            }
        });
        assertThat(found).containsExactlyInAnyOrderEntriesOf(shared);
    }

    @Test
    void nothingIsListedThatTheDescriptionDoesNotHave() {
        readDescription();

        assertThat(described.keySet()).containsAll(OF_THE_DESCRIPTION_ALONE);
    }

    @Test
    void everyFormatOfWhatIsSentIsChecked() {
        readDescription();

        Set<String> formats = new TreeSet<>();
        schemas().values().forEach(schema -> collect(schema, "format", formats));
        assertThat(formats)
                .containsExactly("date", "date-time", "idn-email", "int64", "iri", "password", "url-or-path");
    }

    private void readDescription() {
        schemas().forEach((name, schema) -> readSchema(name, schema));
        parameters().forEach(this::readSchema);
        object(DESCRIPTION.get("paths"))
                .values()
                .forEach(item -> object(item).forEach((method, operation) -> readParameters(operation)));
    }

    /** Those that an operation has alone; the others are references. */
    private void readParameters(Object operation) {
        if (operation instanceof Map<?, ?> map && map.get("parameters") instanceof List<?> list) {
            for (Object parameter : list) {
                if (object(parameter).containsKey("name")) {
                    readSchema(
                            map.get("operationId") + " " + object(parameter).get("name"),
                            object(parameter).get("schema"));
                }
            }
        }
    }

    private void readSchema(String place, Object schema) {
        object(schema).forEach((keyword, value) -> {
            // A text that may not be blank has a character anyway.
            if (KEYWORDS.contains(keyword) && !(keyword.equals("minLength") && value.equals(1))) {
                described.put(place + " " + keyword, value);
            } else if (keyword.equals("properties")) {
                object(value).forEach((name, property) -> readSchema(place + "." + name, property));
            } else if (keyword.equals("items")) {
                readSchema(place + ".items", value);
            }
        });
    }

    private static void collect(Object part, String keyword, Set<String> values) {
        if (part instanceof Map<?, ?> map) {
            if (map.get(keyword) instanceof String value) {
                values.add(value);
            }
            map.values().forEach(inner -> collect(inner, keyword, values));
        }
    }

    private static Map<String, Object> parameters() {
        Map<String, Object> schemas = new TreeMap<>();
        object(object(DESCRIPTION.get("components")).get("parameters"))
                .forEach(
                        (name, parameter) -> schemas.put(name, object(parameter).get("schema")));
        return schemas;
    }

    private static Map<String, Object> schemas() {
        return object(object(DESCRIPTION.get("components")).get("schemas"));
    }

    @SuppressWarnings("unchecked") // what YAML calls a mapping
    private static Map<String, Object> object(Object part) {
        return (Map<String, Object>) part;
    }
}
