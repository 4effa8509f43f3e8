package io.dateline.site.words;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Texts of numbers, kept for when the same number is asked for again: one for each of 1,024 remainders, the last one. Most pages
 * show times that were shown a moment ago, and a text that is kept costs a hundredth of one that is made.
 */
final class RecentTexts {

    private record Kept(long number, String text) {}

    private static final int PLACES = 1_024;

    private final AtomicReferenceArray<@Nullable Kept> kept = new AtomicReferenceArray<>(PLACES);
    private final LongFunction<String> make;

    RecentTexts(LongFunction<String> make) {
        this.make = make;
    }

    String of(long number) {
        int place = Math.floorMod(number, PLACES);
        Kept last = kept.get(place);
        if (last != null && last.number == number) {
            return last.text;
        }
        String text = make.apply(number);
        kept.set(place, new Kept(number, text));
        return text;
    }
}
