package io.dateline.config;

import io.dateline.naming.EditDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Variables named like settings that are none.
 *
 * @param faults a sentence for each that is so near to the name of a setting that it is a typing error
 * @param warning a sentence that names the others; null if there are none
 */
record UnknownNames(List<String> faults, @Nullable String warning) {

    private static final String PREFIX = "DATELINE_";
    private static final int NEAR = 2;
    private static final int MOST_NAMED = 20;
    private static final int LONGEST = 80;

    private static final SortedSet<String> NAMES = new TreeSet<>(SettingNames.ALL);

    static {
        SettingNames.OF_SECRETS.forEach(name -> NAMES.add(name + "_FILE"));
    }

    /** Those in this environment. */
    static UnknownNames in(Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        boolean fromKubernetes = false;
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            if (NAMES.contains(name)) {
                continue;
            }
            boolean injected = KubernetesVariables.isOne(name, variable.getValue());
            Optional<String> near = injected ? Optional.empty() : nearest(name);
            if (near.isPresent()) {
                faults.add(shortened(name) + ": there is no such setting; is " + near.get() + " meant?");
            } else if (name.startsWith(PREFIX)) {
                ignored.add(shortened(name));
                fromKubernetes |= injected;
            }
        }
        return new UnknownNames(faults, warning(ignored, fromKubernetes));
    }

    /** The name of a setting that this one is near to, in whatever case; the nearest, and of those the first. */
    private static Optional<String> nearest(String name) {
        String written = name.toUpperCase(Locale.ROOT);
        String best = null;
        int least = NEAR + 1;
        for (String known : NAMES) {
            int distance = EditDistance.between(written, known, NEAR);
            if (distance < least) {
                least = distance;
                best = known;
            }
        }
        return Optional.ofNullable(best);
    }

    private static @Nullable String warning(List<String> ignored, boolean fromKubernetes) {
        if (ignored.isEmpty()) {
            return null;
        }
        String named = String.join(", ", ignored.subList(0, Math.min(MOST_NAMED, ignored.size())));
        String more = ignored.size() > MOST_NAMED ? " and " + (ignored.size() - MOST_NAMED) + " more" : "";
        String remedy = fromKubernetes
                ? " Kubernetes makes such variables for its services, unless the pod says enableServiceLinks: false."
                : "";
        return "These variables are no settings and are ignored: " + named + more + "." + remedy;
    }

    private static String shortened(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    }
}
