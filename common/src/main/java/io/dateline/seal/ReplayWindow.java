package io.dateline.seal;

/**
 * The counters of the last messages accepted from one sender: a ring of bits, as in RFC 6479. Counters older than the
 * window count as accepted.
 *
 * <p>At 40,000 messages a second it covers 6.5 s, longer than the longest pause of an event loop, in 32 KB.
 */
final class ReplayWindow {

    static final int SIZE = 1 << 18;

    private static final int BLOCKS = SIZE / Long.SIZE;

    private final long[] blocks = new long[BLOCKS];
    private long newestBlock;

    /** Accepts a counter, unless it was accepted before or is older than the window. */
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
