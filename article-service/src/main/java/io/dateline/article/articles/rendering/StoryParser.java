package io.dateline.article.articles.rendering;

import io.dateline.markup.BareAddresses;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Parses the Markdown of stories: CommonMark, and of GitHub Flavored Markdown tables, strikethrough (with two tildes: one stands
 * for "to" in numbers), footnotes, bare addresses and task list items. HTML is text.
 */
final class StoryParser {

    /** How tables and strikethrough are parsed and rendered. */
    static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.builder().requireTwoTildes(true).build());

    private static final int DEEPEST = 100;
    private static final int DEEPEST_BLOCKS = 50;

    private StoryParser() {}

    /**
     * The document as it is to be rendered.
     *
     * @param warnings is told what the document does not show
     * @throws MarkdownRenderer.NestedTooDeeply if it is nested more than 100 levels deep
     */
    static Node parse(String markdown, Warnings warnings) {
        References references = new References(warnings);
        Node document = document(markdown, references, warnings);
        if (Nodes.depth(document) > DEEPEST) {
            throw new MarkdownRenderer.NestedTooDeeply();
        }
        SeenCharacters.mend(document);
        references.warnOfDefinitions(document);
        LeftOut.warn(document, DEEPEST_BLOCKS, warnings);
        Tables.warnOfExcess(document, markdown, warnings);
        Links.settle(document, warnings);
        BareAddresses.link(document);
        TaskItems.mark(document);
        Figures.make(document);
        Footnotes.arrange(document, warnings);
        Headings.settle(document, warnings);
        return document;
    }

    private static Node document(String markdown, References references, Warnings warnings) {
        Parser parser = Parser.builder()
                .maxOpenBlockParsers(DEEPEST_BLOCKS)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .customInlineContentParserFactory(new Autolinks(warnings))
                .customBlockParserFactory(FootnoteDefinition.syntax())
                .linkProcessor(references)
                .extensions(EXTENSIONS)
                .build();
        try {
            return parser.parse(markdown);
        } catch (StackOverflowError e) {
            // The parser limits the nesting of blocks, but not of emphasis, which it processes recursively at the end.
            throw new MarkdownRenderer.NestedTooDeeply();
        }
    }
}
