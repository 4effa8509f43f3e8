package io.dateline.site.theme;

import io.dateline.digest.Sha256;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The content security policy (CSP Level 3) of the pages: nothing is loaded from elsewhere but from hosts that the newsroom named,
 * and of what stands in a page only the styles and scripts run whose hash is here. Pages are the same for everybody, so there is
 * no nonce.
 */
final class Policy {

    private Policy() {}

    /** The policy for pages with these styles and scripts in them. */
    static String of(Collection<String> styles, Collection<String> scripts, List<String> hosts) {
        return String.join(
                "; ",
                "default-src 'none'",
                "base-uri 'none'",
                directive("connect-src", List.of("'self'"), hosts),
                directive("font-src", List.of("'self'"), hosts),
                "form-action 'self'",
                "frame-ancestors 'none'",
                directive("img-src", List.of("'self'", "data:"), hosts),
                "manifest-src 'self'",
                directive("script-src", hashes(scripts), hosts),
                directive("style-src", hashes(styles), hosts),
                "require-trusted-types-for 'script'",
                "trusted-types dateline");
    }

    private static String directive(String name, List<String> sources, List<String> hosts) {
        return Stream.of(Stream.of(name), sources.stream(), hosts.stream())
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" "));
    }

    private static List<String> hashes(Collection<String> texts) {
        return texts.stream()
                .filter(text -> !text.isEmpty())
                .map(Policy::hash)
                .distinct()
                .toList();
    }

    private static String hash(String text) {
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text)) + "'";
    }
}
