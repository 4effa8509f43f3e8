package io.dateline.article.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396): a member replaces, null removes, objects are merged, arrays are replaced as a whole. */
public final class MergePatch {

    private MergePatch() {}

    /** The target after the patch; neither is changed. */
    public static ObjectNode apply(ObjectNode target, ObjectNode patch) {
        ObjectNode result = target.deepCopy();
        for (var change : patch.properties()) {
            String name = change.getKey();
            JsonNode value = change.getValue();
            if (value.isNull()) {
                result.remove(name);
            } else if (value instanceof ObjectNode inner) {
                result.set(name, apply(result.get(name) instanceof ObjectNode old ? old : empty(), inner));
            } else {
                result.set(name, value.deepCopy());
            }
        }
        return result;
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
