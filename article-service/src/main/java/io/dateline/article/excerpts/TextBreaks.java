package io.dateline.article.excerpts;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/** Where sentences, words and characters end in a part of a text. Indexes are those of the whole text. */
final class TextBreaks {

    /** What is looked at beyond the part, so that its own ends are no breaks. */
    private static final int CONTEXT = 40;

    private final String text;
    private final int offset;
    private final String part;
    private final BreakIterator sentences;
    private final BreakIterator words;
    private final BreakIterator characters;

    private TextBreaks(String text, int offset, String part, ULocale locale) {
        this.text = text;
        this.offset = offset;
        this.part = part;
        this.sentences = on(part, BreakIterator.getSentenceInstance(locale));
        this.words = on(part, BreakIterator.getWordInstance(locale));
        this.characters = on(part, BreakIterator.getCharacterInstance(locale));
    }

    /** The breaks at most {@code distance} before and after a place. */
    static TextBreaks near(String text, int place, int distance, ULocale locale) {
        int start = wholeCodePoint(text, Math.max(0, place - distance - CONTEXT));
        int end = wholeCodePoint(text, Math.min(text.length(), place + distance + CONTEXT));
        return new TextBreaks(text, start, text.substring(start, end), locale);
    }

    /** Where a sentence begins between the two, else where a word does; the first of several, or {@code last}. */
    int startBetween(int first, int last) {
        int sentence = nextBreak(sentences, first);
        if (sentence < last) {
            return sentence;
        }
        int word = nextBreak(words, first);
        while (word < last && !Character.isLetterOrDigit(text.codePointAt(word))) {
            word = nextBreak(words, word + 1);
        }
        return Math.min(word, last);
    }

    /**
     * The end of what begins at {@code start}: where a sentence ends from {@code least} to {@code last}, else where a word does, the
     * last of several; else where a character ends; else {@code last}.
     */
    int endBetween(int start, int least, int last) {
        int sentence = lastBreak(sentences, last);
        if (sentence >= least) {
            return sentence;
        }
        int word = lastBreak(words, last);
        if (word >= Math.min(least, last)) {
            return word;
        }
        int character = lastBreak(characters, last);
        return character > start ? character : wholeCodePoint(text, last);
    }

    /** Where the character that has this index begins. */
    int characterStart(int index) {
        return isWithin(index) && !characters.isBoundary(index - offset)
                ? offset + characters.preceding(index - offset)
                : index;
    }

    /** Where the character ends that has this index behind its beginning. */
    int characterEnd(int index) {
        return isWithin(index) && !characters.isBoundary(index - offset)
                ? offset + characters.following(index - offset)
                : index;
    }

    private boolean isWithin(int index) {
        return index > offset && index < offset + part.length();
    }

    /** The first one from {@code first} on; there is one at the end of the part. */
    private int nextBreak(BreakIterator breaks, int first) {
        return offset + breaks.following(Math.max(0, first - offset - 1));
    }

    private int lastBreak(BreakIterator breaks, int last) {
        int at = last - offset;
        return at >= part.length() || breaks.isBoundary(at) ? last : offset + breaks.preceding(at);
    }

    private static BreakIterator on(String part, BreakIterator breaks) {
        breaks.setText(part);
        return breaks;
    }

    /** The index, or the one before if it is between the two halves of a code point. */
    private static int wholeCodePoint(String text, int index) {
        return index > 0
                        && index < text.length()
                        && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index))
                ? index - 1
                : index;
    }
}
