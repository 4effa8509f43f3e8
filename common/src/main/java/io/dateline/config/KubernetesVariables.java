package io.dateline.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The variables that Kubernetes puts into each pod for each service of its namespace, unless the pod says {@code
 * enableServiceLinks: false}: for a service named {@code dateline-gateway}, {@code DATELINE_GATEWAY_PORT=tcp://10.0.0.1:8080},
 * {@code DATELINE_GATEWAY_SERVICE_HOST}, {@code DATELINE_GATEWAY_PORT_8080_TCP_ADDR} and others.
 */
final class KubernetesVariables {

    private static final Pattern NAMES =
            Pattern.compile(".+_SERVICE_(HOST|PORT(_.+)?)|.+_PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?");
    private static final Pattern PORT = Pattern.compile("(.+)_PORT");
    private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://\\S+");

    private KubernetesVariables() {}

    /** Whether Kubernetes made this variable. */
    static boolean isOne(String name, String value) {
        return NAMES.matcher(name).matches() || isPort(name, value);
    }

    /** Whether it is the address of a service, which for some services has the name of a setting. */
    static boolean isPort(String name, String value) {
        return PORT.matcher(name).matches() && ADDRESS.matcher(value.strip()).matches();
    }

    /** What to do where the variable has the name of a setting. */
    static String remedy(String name) {
        String service =
                name.replaceFirst("_PORT$", "").toLowerCase(Locale.ROOT).replace('_', '-');
        return "Kubernetes made this variable for a service named " + service
                + ": set enableServiceLinks: false in the pod, or " + name + " itself in the container's env";
    }
}
