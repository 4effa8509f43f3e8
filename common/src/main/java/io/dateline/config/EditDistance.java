package io.dateline.config;

/**
 * How many typing errors lie between two words: letters added, left out, replaced, or two neighbours that changed places (optimal
 * string alignment).
 */
public final class EditDistance {

    private EditDistance() {}

    /**
     * The distance, or more than {@code most} where it is greater than that.
     *
     * @param most the greatest that matters
     */
    public static int between(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[][] distance = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, one, other, i, j);
            }
        }
        return distance[one.length()][other.length()];
    }

    private static int step(int[][] distance, String one, String other, int i, int j) {
        int replaced = distance[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
    }
}
