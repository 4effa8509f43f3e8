package io.dateline.seal;

/**
 * Which of the last messages of one sender were taken, by their counters: a ring of bits, as in RFC 6479. What has fallen
 * out of it counts as taken.
 *
 * <p>At 40,000 messages a second it reaches 6.5 s back, and so over the longest stop of an event loop, in 32 KB.
 */
final class ReplayWindow {

    static final int SIZE = 1 << 18;

    private static final int BLOCKS = SIZE / Long.SIZE;

    private final long[] blocks = new long[BLOCKS];
    private long newestBlock;

    /** Takes it, unless it was taken before or is too old to know. */
    synchronized boolean take(long counter) {
        long block = counter >>> 6;
        if (counter < 0 || block <= newestBlock - BLOCKS) {
            return false;
        }
        if (block > newestBlock) {
            long clear = Math.min(block - newestBlock, BLOCKS);
            for (long b = block - clear + 1; b <= block; b++) {
                blocks[(int) (b % BLOCKS)] = 0;
            }
            newestBlock = block;
        }
        int index = (int) (block % BLOCKS);
        long bit = 1L << counter;
        boolean taken = (blocks[index] & bit) != 0;
        blocks[index] |= bit;
        return !taken;
    }
}
