package io.dateline.article.articles.rendering;

import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.DefinitionMap;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * A footnote as it is written: {@code [^label]: text}. Lines that are indented by four columns belong to it, and those that
 * continue its last paragraph.
 */
final class FootnoteDefinition extends CustomBlock {

    private static final int INDENT = 4;
    private static final int LONGEST_LABEL = 100;

    private final String label;

    private FootnoteDefinition(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether a text can be a label: short, without white space and brackets. */
    static boolean isLabel(CharSequence text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_LABEL
                && text.chars().noneMatch(c -> Character.isWhitespace(c) || c == '[' || c == ']');
    }

    /** Begins a block at a label and a colon. */
    static BlockParserFactory syntax() {
        return FootnoteDefinition::start;
    }

    private static BlockStart start(ParserState state, MatchedBlockParser matched) {
        CharSequence line = state.getLine().getContent();
        int begin = state.getNextNonSpaceIndex();
        if (state.getIndent() >= INDENT
                || line.length() < begin + 2
                || line.charAt(begin) != '['
                || line.charAt(begin + 1) != '^') {
            return BlockStart.none();
        }
        int end = begin + 2;
        while (end < line.length() && end - begin <= LONGEST_LABEL + 2 && line.charAt(end) != ']') {
            end++;
        }
        CharSequence label = line.subSequence(begin + 2, end);
        if (end + 1 >= line.length() || line.charAt(end) != ']' || line.charAt(end + 1) != ':' || !isLabel(label)) {
            return BlockStart.none();
        }
        return BlockStart.of(new Parser(label.toString())).atIndex(end + 2);
    }

    private static final class Parser extends AbstractBlockParser {

        private final FootnoteDefinition definition;

        Parser(String label) {
            definition = new FootnoteDefinition(label);
        }

        @Override
        public Block getBlock() {
            return definition;
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(Block childBlock) {
            return true;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            if (state.isBlank()) {
                return BlockContinue.atIndex(state.getNextNonSpaceIndex());
            }
            return state.getIndent() >= INDENT
                    ? BlockContinue.atColumn(state.getColumn() + INDENT)
                    : BlockContinue.none();
        }

        @Override
        public List<DefinitionMap<?>> getDefinitions() {
            DefinitionMap<FootnoteDefinition> definitions = new DefinitionMap<>(FootnoteDefinition.class);
            definitions.putIfAbsent(definition.label, definition);
            return List.of(definitions);
        }
    }
}
