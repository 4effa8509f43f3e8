package io.dateline.naming;

/**
 * How many single edits lie between two words: a character added, removed, replaced, or exchanged with its neighbour.
 *
 * <p>This is the optimal string alignment distance, a restricted form of the distance of F. J. Damerau, "A technique for computer
 * detection and correction of spelling errors", Communications of the ACM 7 (3), 1964, by the method of R. A. Wagner and M. J.
 * Fischer, "The string-to-string correction problem", Journal of the ACM 21 (1), 1974.
 */
public final class EditDistance {

    private EditDistance() {}

    /**
     * The distance between two words, in UTF-16 code units.
     *
     * @param most what is farther need not be measured
     * @return the distance; {@code most + 1} if it is greater than {@code most}
     */
    public static int between(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (areExchanged(one, i, other, j)) {
                    row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
                }
                least = Math.min(least, row[j]);
            }
            // An exchange reaches back two rows, but costs one: no row after can be nearer than the least of this one.
            if (least > most) {
                return most + 1;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return Math.min(last[other.length()], most + 1);
    }

    private static boolean areExchanged(String one, int i, String other, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
