package io.dateline.contract;

import java.util.List;

/**
 * Announced after the commit of a change: a hint to drop copies and to read the change log.
 *
 * @param keys the surrogate keys whose bearers are stale
 */
public record Changed(List<String> keys) {}
