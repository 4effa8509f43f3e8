package io.dateline.benchmarks.dataset;

import java.time.Duration;
import java.time.Instant;

/** Ten years of articles at even distances, the last of them published in the middle of 2025. */
final class Timeline {

    private static final long END = Instant.parse("2025-06-30T12:00:00Z").toEpochMilli();
    private static final long SPAN = Duration.ofDays(3_652).toMillis();

    private final long articles;

    Timeline(long articles) {
        this.articles = articles;
    }

    /** To the millisecond. */
    Instant published(long article) {
        return Instant.ofEpochMilli(END - SPAN * (articles - article) / articles);
    }

    /** A moment between two articles, from 0 at the first to 1 at the second. */
    Instant between(long article, long later, double share) {
        long begin = published(article).toEpochMilli();
        long end = published(later).toEpochMilli();
        return Instant.ofEpochMilli(begin + (long) ((end - begin) * share));
    }
}
