package io.dateline.benchmarks.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * The comments on articles of about the same time, in the order of writing. Half of them begin a thread; the others
 * answer one of the last public comments on their article. They are written while the next articles come out.
 */
final class Season {

    private static final int MAX_DEPTH = 5;
    private static final int ANSWERED = 32;
    private static final int WRITERS = 200_000;
    private static final String[] NOT_PUBLIC = {"pending", "rejected", "spam"};

    private final long firstArticle;
    private final long lastArticle;
    private final long firstId;
    private final SplittableRandom random;

    // By the place of a comment in the season.
    private final int[] article;
    private final int[] parent;
    private final byte[] depth;
    private final boolean[] isPublic;
    private final int[] replies;

    Season(long firstArticle, long lastArticle, long firstId, Discussions discussions) {
        this.firstArticle = firstArticle;
        this.lastArticle = lastArticle;
        this.firstId = firstId;
        this.random = new SplittableRandom(firstArticle);
        this.article = mixed(discussions);
        this.parent = new int[article.length];
        this.depth = new byte[article.length];
        this.isPublic = new boolean[article.length];
        this.replies = new int[article.length];
        answerOneAnother();
    }

    int size() {
        return article.length;
    }

    void write(Copy rows, Timeline timeline) throws IOException {
        MessageDigest digest = sha256();
        long next = lastArticle + (lastArticle - firstArticle) + 1;
        for (int place = 0; place < article.length; place++) {
            long id = firstId + place;
            WordSource words = new WordSource(random, "en");
            String text = words.paragraph(random.nextInt(8, 60));
            int writer = (int) (Math.pow(random.nextDouble(), 2) * WRITERS);
            String email = "reader" + writer + "@example.com";
            String status = isPublic[place] ? "approved" : NOT_PUBLIC[(int) (id % NOT_PUBLIC.length)];
            rows.row(
                    id,
                    firstArticle + article[place],
                    parent[place] < 0 ? null : firstId + parent[place],
                    depth[place],
                    status,
                    isPublic[place] ? null : "premoderated",
                    (int) (Math.pow(random.nextDouble(), 8) * 500),
                    replies[place],
                    "Reader " + writer,
                    email,
                    email,
                    text,
                    "<p>" + text + "</p>\n",
                    "\\x" + HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8))),
                    timeline.between(lastArticle, next, (double) place / article.length));
        }
    }

    /** Each article as often as it has comments, in a random order. */
    private int[] mixed(Discussions discussions) {
        int size = 0;
        for (long number = firstArticle; number <= lastArticle; number++) {
            size += discussions.size(number);
        }
        int[] mixed = new int[size];
        int filled = 0;
        for (long number = firstArticle; number <= lastArticle; number++) {
            int end = filled + discussions.size(number);
            while (filled < end) {
                mixed[filled++] = (int) (number - firstArticle);
            }
        }
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = mixed[i];
            mixed[i] = mixed[other];
            mixed[other] = kept;
        }
        return mixed;
    }

    private void answerOneAnother() {
        int discussions = (int) (lastArticle - firstArticle) + 1;
        int[][] lately = new int[discussions][ANSWERED];
        int[] written = new int[discussions];
        int[] answerable = new int[discussions];
        for (int place = 0; place < article.length; place++) {
            int discussion = article[place];
            isPublic[place] = Discussions.isPublic(written[discussion]++);
            int known = Math.min(answerable[discussion], ANSWERED);
            int answered = known == 0 || random.nextBoolean() ? -1 : lately[discussion][random.nextInt(known)];
            parent[place] = answered;
            depth[place] = (byte) (answered < 0 ? 1 : depth[answered] + 1);
            if (isPublic[place]) {
                if (answered >= 0) {
                    replies[answered]++;
                }
                if (depth[place] < MAX_DEPTH) {
                    lately[discussion][answerable[discussion]++ % ANSWERED] = place;
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
