package io.dateline.contract;

import java.util.List;

/**
 * What happened after a number of a change log: the things that changed, each once, as they are now.
 *
 * @param upTo the number from which to ask next
 * @param more whether there is more already
 */
public record Changes<S>(List<S> states, long upTo, boolean more) {}
