package io.dateline.config;

import java.util.List;

/** Settings with which nothing can start: one sentence for each. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With one sentence or more. */
    public ConfigurationException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults), null, false, false);
    }
}
