package io.dateline.article.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of a question. */
sealed interface Condition {

    /** The text of a {@code tsquery} in brackets, or of one term. */
    String tsquery();

    /** The same without excluded words and the order of words; null if everything may be found. */
    @Nullable
    String candidates();

    /** Adds where a text has what is asked for. */
    void addFound(List<Token> tokens, List<Span> spans);

    /** Nothing is asked for. */
    record None() implements Condition {

        @Override
        public String tsquery() {
            return "";
        }

        @Override
        public String candidates() {
            return "";
        }

        @Override
        public void addFound(List<Token> tokens, List<Span> spans) {}
    }

    /** One word, by any of its terms. One character of a script that does not separate words is found within every word. */
    record AnyTerm(List<String> terms) implements Condition {

        @Override
        public String tsquery() {
            return terms.stream().map(AnyTerm::quoted).collect(Collectors.joining(" | ", "(", ")"));
        }

        @Override
        public String candidates() {
            return tsquery();
        }

        @Override
        public void addFound(List<Token> tokens, List<Span> spans) {
            for (int i = 0; i < tokens.size(); i++) {
                if (isIn(tokens.get(i))) {
                    spans.add(spanIn(tokens, i));
                }
            }
        }

        boolean isIn(Token token) {
            return terms.stream().anyMatch(term -> isIn(token, term));
        }

        /** Of a pair that was found by its first character, that one. */
        Span spanIn(List<Token> tokens, int index) {
            Token token = tokens.get(index);
            boolean overlaps =
                    index + 1 < tokens.size() && tokens.get(index + 1).start() < token.end();
            boolean asPrefix = terms.stream().noneMatch(token.terms()::contains);
            return new Span(
                    token.start(), asPrefix && overlaps ? tokens.get(index + 1).start() : token.end());
        }

        private static boolean isIn(Token token, String term) {
            return Scripts.isOneCharacter(term)
                    ? token.terms().stream().anyMatch(other -> other.startsWith(term))
                    : token.terms().contains(term);
        }

        private static String quoted(String term) {
            String quoted = Lexemes.quoted(term);
            return Scripts.isOneCharacter(term) ? quoted + ":*" : quoted;
        }
    }

    /** Words at the distances that they have to each other. */
    record Phrase(List<AnyTerm> words, List<Integer> distances) implements Condition {

        @Override
        public String tsquery() {
            StringBuilder text = new StringBuilder("(").append(words.getFirst().tsquery());
            for (int i = 1; i < words.size(); i++) {
                int distance = distances.get(i) - distances.get(i - 1);
                text.append(" <")
                        .append(distance)
                        .append("> ")
                        .append(words.get(i).tsquery());
            }
            return text.append(")").toString();
        }

        @Override
        public String candidates() {
            return words.stream().map(AnyTerm::tsquery).collect(Collectors.joining(" & ", "(", ")"));
        }

        @Override
        public void addFound(List<Token> tokens, List<Span> spans) {
            int length = distances.getLast();
            for (int i = 0; i + length < tokens.size(); i++) {
                if (isAt(tokens, i)) {
                    spans.add(new Span(
                            tokens.get(i).start(),
                            words.getLast().spanIn(tokens, i + length).end()));
                }
            }
        }

        private boolean isAt(List<Token> tokens, int index) {
            for (int i = 0; i < words.size(); i++) {
                if (!words.get(i).isIn(tokens.get(index + distances.get(i)))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Something that must not occur. */
    record Not(Condition condition) implements Condition {

        @Override
        public String tsquery() {
            return "!" + condition.tsquery();
        }

        @Override
        public @Nullable String candidates() {
            return null;
        }

        @Override
        public void addFound(List<Token> tokens, List<Span> spans) {}
    }

    /** All of the conditions. */
    record All(List<Condition> conditions) implements Condition {

        static Condition of(List<Condition> conditions) {
            return conditions.size() == 1 ? conditions.getFirst() : new All(List.copyOf(conditions));
        }

        @Override
        public String tsquery() {
            return joined(conditions.stream().map(Condition::tsquery), " & ");
        }

        /** Those of any condition that the index answers would do; it is asked for all of them. */
        @Override
        public @Nullable String candidates() {
            List<String> answered = Condition.candidates(conditions);
            return answered.isEmpty() ? null : joined(answered.stream(), " & ");
        }

        @Override
        public void addFound(List<Token> tokens, List<Span> spans) {
            conditions.forEach(condition -> condition.addFound(tokens, spans));
        }
    }

    /** Any of the conditions. */
    record Any(List<Condition> conditions) implements Condition {

        static Condition of(List<Condition> conditions) {
            return conditions.size() == 1 ? conditions.getFirst() : new Any(List.copyOf(conditions));
        }

        @Override
        public String tsquery() {
            return joined(conditions.stream().map(Condition::tsquery), " | ");
        }

        @Override
        public @Nullable String candidates() {
            List<String> answered = Condition.candidates(conditions);
            return answered.size() < conditions.size() ? null : joined(answered.stream(), " | ");
        }

        @Override
        public void addFound(List<Token> tokens, List<Span> spans) {
            conditions.forEach(condition -> condition.addFound(tokens, spans));
        }
    }

    /** The candidates of those conditions that the index answers. */
    private static List<String> candidates(List<Condition> conditions) {
        List<String> answered = new ArrayList<>(conditions.size());
        for (Condition condition : conditions) {
            String candidates = condition.candidates();
            if (candidates != null) {
                answered.add(candidates);
            }
        }
        return answered;
    }

    private static String joined(Stream<String> conditions, String operator) {
        return conditions.collect(Collectors.joining(operator, "(", ")"));
    }
}
