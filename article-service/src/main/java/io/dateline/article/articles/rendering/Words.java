package io.dateline.article.articles.rendering;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/** Counts words, also in scripts without spaces between words. */
final class Words {

    private Words() {}

    static int in(String text, String lang) {
        BreakIterator words = BreakIterator.getWordInstance(ULocale.forLanguageTag(lang));
        words.setText(text);
        int count = 0;
        while (words.next() != BreakIterator.DONE) {
            if (words.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
                count++;
            }
        }
        return count;
    }
}
