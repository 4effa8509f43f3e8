package io.dateline.contract;

/**
 * What happened after a number of the change log.
 *
 * @param number the last one known, 0 for the beginning
 * @param limit at most so many changes, 1 to 1,000
 */
public record ChangesSince(long number, int limit) {}
