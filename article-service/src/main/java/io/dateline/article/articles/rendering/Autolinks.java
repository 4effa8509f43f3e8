package io.dateline.article.articles.rendering;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Parses autolinks: URLs and email addresses in angle brackets. Any other {@code <} is plain text, because HTML in a story is
 * shown as text.
 *
 * <p>The default parser searches for the end of a tag or an autolink up to the end of the paragraph, at each {@code <}: with a
 * hundred thousand of them that takes half a minute. This one stops at the first character that no autolink has.
 */
final class Autolinks implements InlineContentParserFactory {

    private static final int LONGEST = 2_000;
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9.+-]{1,31}:\\S*");
    private static final Pattern TAG = Pattern.compile("/?[a-zA-Z][a-zA-Z0-9-]*+(?:[\\s/]|$)|!--");
    private static final Pattern EMAIL = Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9.-]+");

    private final Warnings warnings;

    /** Warns of HTML. */
    Autolinks(Warnings warnings) {
        this.warnings = warnings;
    }

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('<');
    }

    @Override
    public InlineContentParser create() {
        return this::parse;
    }

    private ParsedInline parse(InlineParserState state) {
        Scanner scanner = state.scanner();
        Position bracket = scanner.position();
        scanner.next();
        Position start = scanner.position();
        for (int length = 0; length < LONGEST && canBeInAutolink(scanner.peek()); length++) {
            scanner.next();
        }
        if (scanner.peek() == '>') {
            String inside = scanner.getSource(start, scanner.position()).getContent();
            String destination = destination(inside);
            if (!destination.isEmpty()) {
                scanner.next();
                Link link = new Link(destination, null);
                link.appendChild(new Text(inside));
                return ParsedInline.of(link, scanner.position());
            }
        }
        skipToEndOfTag(scanner);
        if (scanner.peek() == '>'
                && TAG.matcher(scanner.getSource(start, scanner.position()).getContent())
                        .lookingAt()) {
            warnOfHtml(scanner.getSource(bracket, start));
        }
        return ParsedInline.of(new Text("<"), start);
    }

    /** To the next {@code <} at most, so that it takes no long time where there are many. */
    private static void skipToEndOfTag(Scanner scanner) {
        for (int length = 0; length < LONGEST && scanner.peek() != '>' && canBeInTag(scanner.peek()); length++) {
            scanner.next();
        }
    }

    private void warnOfHtml(SourceLines bracket) {
        Text text = new Text("<");
        text.setSourceSpans(bracket.getSourceSpans());
        LeftOut.warnOfHtml(text, warnings);
    }

    private static boolean canBeInTag(char character) {
        return character != Scanner.END && character != '<';
    }

    private static boolean canBeInAutolink(char character) {
        return character != Scanner.END && character != '<' && character != '>' && !Character.isWhitespace(character);
    }

    private static String destination(String inside) {
        if (ADDRESS.matcher(inside).matches()) {
            return inside;
        }
        return EMAIL.matcher(inside).matches() ? "mailto:" + inside : "";
    }
}
