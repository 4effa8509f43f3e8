package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.dataset.DataSet;
import io.dateline.benchmarks.lab.Platform;

/** Kinds of questions for words, by how many articles of a million have them. Each question of a kind is another one. */
enum SearchKind {
    /** One word, which an article in ten to all articles of its language have. */
    COMMON("common words", false) {
        @Override
        String question(Platform.Size size, int number) {
            return english(5 + number);
        }
    },
    /** One word, which about one article in a hundred has: as many as are put in order at most. */
    UNCOMMON("uncommon words", false) {
        @Override
        String question(Platform.Size size, int number) {
            return english(1_000 + 3 * number);
        }
    },
    /** One word, which some hundred articles have. */
    RARE("rare words", false) {
        @Override
        String question(Platform.Size size, int number) {
            return english(20_000 + 300 * number);
        }
    },
    /** One word, which no article has. */
    ABSENT("absent words", false) {
        @Override
        String question(Platform.Size size, int number) {
            return "qqwx" + number;
        }
    },
    /** Three words that stand together in one article at least. */
    PHRASE("phrases", false) {
        @Override
        String question(Platform.Size size, int number) {
            return '"' + DataSet.firstWords(1 + size.articles() * number / QUESTIONS, 3) + '"';
        }
    },
    /** A common word and an uncommon one, which meet in few articles. */
    MEETING("two words that meet rarely", false) {
        @Override
        String question(Platform.Size size, int number) {
            return english(300 + number) + " " + english(3_000 + 30 * number);
        }
    },
    /** Two common words of two languages, which never meet. */
    APART("two words that never meet", false) {
        @Override
        String question(Platform.Size size, int number) {
            return english(50 + number) + " " + DataSet.word("ru", 50 + number);
        }
    },
    /** {@link #COMMON}, the best matches first. */
    COMMON_BY_RELEVANCE("relevance, common words", true) {
        @Override
        String question(Platform.Size size, int number) {
            return COMMON.question(size, number);
        }
    },
    /** {@link #UNCOMMON}, the best matches first. */
    UNCOMMON_BY_RELEVANCE("relevance, uncommon words", true) {
        @Override
        String question(Platform.Size size, int number) {
            return UNCOMMON.question(size, number);
        }
    },
    /** {@link #RARE}, the best matches first. */
    RARE_BY_RELEVANCE("relevance, rare words", true) {
        @Override
        String question(Platform.Size size, int number) {
            return RARE.question(size, number);
        }
    };

    /** How many different ones there are of each kind. */
    static final int QUESTIONS = 200;

    private final String text;
    private final boolean byRelevance;

    SearchKind(String text, boolean byRelevance) {
        this.text = text;
        this.byRelevance = byRelevance;
    }

    /** A question, by its number from 0. */
    abstract String question(Platform.Size size, int number);

    boolean byRelevance() {
        return byRelevance;
    }

    private static String english(int rank) {
        return DataSet.word("en", rank);
    }

    @Override
    public String toString() {
        return text;
    }
}
