package io.dateline.benchmarks.dataset;

import java.math.BigInteger;

/**
 * How many comments each article has: most have a few, a handful tens of thousands. An article's rank among the most
 * discussed has nothing to do with its age.
 */
final class Discussions {

    /** Flattens the head of the distribution: of ten million comments the first of a million articles gets 46,000. */
    private static final double SHOULDER = 20;

    /** Of so many comments one is not public, and it is the tenth. */
    private static final int HELD_BACK = 50;

    private static final int TENTH = 9;

    private final long articles;
    private final long comments;
    private final long stride;

    Discussions(long articles, long comments) {
        this.articles = articles;
        this.comments = comments;
        this.stride = coprime(articles);
    }

    /** All comments of an article. */
    int size(long article) {
        long rank = article * stride % articles;
        return (int) (upTo(rank + 1) - upTo(rank));
    }

    /** Those of them that are public. */
    int publicSize(long article) {
        int size = size(article);
        return size - (size + HELD_BACK - TENTH - 1) / HELD_BACK;
    }

    /** Whether a comment is public, by its place among those of its article, from 0. */
    static boolean isPublic(int place) {
        return place % HELD_BACK != TENTH;
    }

    /** The article of the first rank. */
    long mostDiscussed() {
        return articles;
    }

    private long upTo(long rank) {
        return Math.round(comments * Math.log1p(rank / SHOULDER) / Math.log1p(articles / SHOULDER));
    }

    /** Numbers times this, without whole multiples of all, are the same numbers in another order. */
    private static long coprime(long articles) {
        long stride = articles * 618 / 1_000 | 1;
        while (!BigInteger.valueOf(stride).gcd(BigInteger.valueOf(articles)).equals(BigInteger.ONE)) {
            stride += 2;
        }
        return stride;
    }
}
