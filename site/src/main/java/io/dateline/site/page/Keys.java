package io.dateline.site.page;

import io.dateline.contract.SurrogateKey;
import java.util.Arrays;
import java.util.List;

/** The surrogate keys of a page: those of all its parts, in their order. */
final class Keys {

    private Keys() {}

    static List<SurrogateKey> union(Part<?>... parts) {
        return union(Arrays.asList(parts));
    }

    static List<SurrogateKey> union(List<Part<?>> parts) {
        return parts.stream().flatMap(part -> part.keys().stream()).distinct().toList();
    }
}
