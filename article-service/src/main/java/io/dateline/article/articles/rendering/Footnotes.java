package io.dateline.article.articles.rendering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * The footnotes of a story: numbered in the order in which they are first referred to, and moved to its end, so that HTML and
 * text have them at the same place. Those that nothing refers to are left out.
 */
final class Footnotes {

    private final Map<Node, Note> notes = new LinkedHashMap<>();
    private final Section section = new Section();

    private Footnotes() {}

    /** A reference to a note: the nth to it. */
    static final class Reference extends CustomNode {
        final int number;
        final int nth;

        private Reference(int number, int nth) {
            this.number = number;
            this.nth = nth;
        }
    }

    /** A note; its number is 0 until something refers to it. */
    static final class Note extends CustomBlock {
        private final String label;
        private int number;
        private int references;

        private Note(FootnoteDefinition definition) {
            this.label = definition.label();
            setSourceSpans(definition.getSourceSpans());
        }

        int number() {
            return number;
        }
    }

    /** The links from a note to all references to it. */
    static final class BackLinks extends CustomNode {
        private final Note note;

        private BackLinks(Note note) {
            this.note = note;
        }

        int number() {
            return note.number;
        }

        int references() {
            return note.references;
        }
    }

    /** All notes, at the end of the story. */
    static final class Section extends CustomBlock {
        private int size;

        private int add(Note note) {
            appendChild(note);
            return ++size;
        }
    }

    /** Replaces the footnotes of the parser. */
    static void arrange(Node document, Warnings warnings) {
        Footnotes footnotes = new Footnotes();
        footnotes.takeOut(document);
        footnotes.refer(document);
        // A note can refer to notes, which then follow it.
        for (Node note = footnotes.section.getFirstChild(); note != null; note = note.getNext()) {
            footnotes.refer(note);
        }
        footnotes.warnOfUnused(warnings);
        footnotes.notes.values().stream().filter(note -> note.number > 0).forEach(Footnotes::addBackLinks);
        if (footnotes.section.getFirstChild() != null) {
            document.appendChild(footnotes.section);
        }
    }

    private void takeOut(Node document) {
        List<FootnoteDefinition> definitions = new ArrayList<>();
        Nodes.each(document, node -> {
            if (node instanceof FootnoteDefinition definition) {
                definitions.add(definition);
            }
        });
        for (FootnoteDefinition definition : definitions) {
            Note note = new Note(definition);
            notes.put(definition, note);
            definition.unlink();
            Nodes.moveChildren(definition, note);
        }
    }

    private void refer(Node part) {
        List<References.ToFootnote> references = new ArrayList<>();
        Nodes.each(part, node -> {
            if (node instanceof References.ToFootnote reference) {
                references.add(reference);
            }
        });
        for (References.ToFootnote reference : references) {
            Note note = Objects.requireNonNull(notes.get(reference.definition()));
            if (note.number == 0) {
                note.number = section.add(note);
            }
            note.references++;
            reference.insertBefore(new Reference(note.number, note.references));
            reference.unlink();
        }
    }

    private void warnOfUnused(Warnings warnings) {
        Set<String> labels = new HashSet<>();
        for (Note note : notes.values()) {
            String name = Warnings.quote("[^" + note.label + "]");
            if (!labels.add(References.folded(note.label))) {
                warnings.add("footnote-duplicate", "Only the first footnote " + name + " is shown.", note);
            } else if (note.number == 0) {
                warnings.add("footnote-unused", "Nothing refers to the footnote " + name + "; it is not shown.", note);
            }
        }
    }

    private static void addBackLinks(Note note) {
        if (!(note.getLastChild() instanceof Paragraph)) {
            note.appendChild(new Paragraph());
        }
        note.getLastChild().appendChild(new BackLinks(note));
    }
}
