package io.dateline.gateway.openapi;

import java.util.List;

/**
 * Names for media types under which the OpenAPI library lets them pass: it knows no registered type that ends in
 * {@code +json}, only those of vendors.
 */
final class MediaTypes {

    private static final String REGISTERED = "application/";
    private static final String VENDORS = "application/vnd.";
    private static final List<String> RENAMED = List.of("problem+json", "merge-patch+json");

    private MediaTypes() {}

    /** A description in which every media type has a name that the library knows. */
    static String known(String description) {
        String known = description;
        for (String type : RENAMED) {
            known = known.replace(REGISTERED + type, VENDORS + type);
        }
        return known;
    }

    /** The real name of a media type. */
    static String real(String known) {
        return RENAMED.stream().anyMatch(type -> known.equals(VENDORS + type))
                ? known.replace(VENDORS, REGISTERED)
                : known;
    }
}
