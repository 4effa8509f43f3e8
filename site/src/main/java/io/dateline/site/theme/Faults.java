package io.dateline.site.theme;

import java.util.function.Consumer;

/** What is wrong with a theme: a sentence each, which begins with the directory and the file. */
final class Faults {

    private final String place;
    private final Consumer<String> sentences;

    Faults(String place, Consumer<String> sentences) {
        this.place = place;
        this.sentences = sentences;
    }

    /** Those of a file, by its path in the theme. */
    Faults in(String file) {
        return new Faults(place + ": " + file, sentences);
    }

    /** Tells one. */
    void tell(String sentence) {
        sentences.accept(place + ": " + sentence);
    }
}
