package io.dateline.config;

import java.util.List;

/** Settings with which the process cannot start, with one sentence for each fault. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigurationException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults), null, false, false);
    }
}
