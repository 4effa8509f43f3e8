package io.dateline.article.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.article.json.ImageFields;
import io.dateline.article.json.JsonFields;
import io.dateline.article.json.MergePatch;
import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.bus.Json;
import io.dateline.contract.Article;
import io.dateline.contract.TaxonomyContract.Name;
import io.dateline.contract.TaxonomyContract.Term;
import io.dateline.form.FaultCode;
import io.dateline.form.Lengths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of an author, a topic or a tag that people write, after they were checked.
 *
 * @param slug null if it is to be made of the name
 */
record TermInput(
        @Nullable String slug,
        String name,
        @Nullable String lang,
        List<Name> names,
        @Nullable String description,
        Article.@Nullable Image image) {

    private static final Set<String> MEMBERS = Set.of("slug", "name", "lang", "names", "description", "image");

    /**
     * Parses a new one.
     *
     * @throws Failure INVALID with all faults
     */
    static TermInput parse(ObjectNode members) {
        List<Fault> faults = new ArrayList<>();
        TermInput input = read(new JsonFields(members, "", faults).only(MEMBERS));
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
        return input;
    }

    /**
     * Applies a patch and parses the result.
     *
     * @throws Failure INVALID with all faults of the result
     */
    TermInput patched(ObjectNode patch) {
        return parse(MergePatch.apply(Json.mapper().valueToTree(this), patch));
    }

    /** The input that a stored term was made of. */
    static TermInput of(Term term) {
        return new TermInput(term.slug(), term.name(), term.lang(), term.names(), term.description(), term.image());
    }

    private static TermInput read(JsonFields fields) {
        return new TermInput(
                fields.has("slug") ? fields.requiredSlug("slug") : null,
                fields.required("name", Lengths.TERM_NAME),
                fields.has("lang") ? fields.requiredLanguage("lang") : null,
                names(fields),
                fields.optional("description", Lengths.TERM_DESCRIPTION),
                ImageFields.read(fields));
    }

    private static List<Name> names(JsonFields fields) {
        List<Name> names = new ArrayList<>();
        Set<String> languages = new HashSet<>();
        List<JsonNode> entries = fields.list("names", Lengths.TERM_NAMES);
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof ObjectNode object) {
                JsonFields entry = fields.entry("names", i, object).only(Set.of("lang", "name"));
                Name name = new Name(entry.requiredLanguage("lang"), entry.required("name", Lengths.TERM_NAME));
                if (!name.lang().isEmpty() && !languages.add(name.lang())) {
                    entry.fault("lang", FaultCode.REPEATED, "There is a name in this language already.");
                }
                names.add(name);
            } else {
                fields.fault("names", i, FaultCode.TYPE, "Must be an object.");
            }
        }
        return List.copyOf(names);
    }
}
