package io.dateline.article.articles.rendering;

import io.dateline.form.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import org.jspecify.annotations.Nullable;

/** Figures: a picture with a title, or a link around one, alone in its paragraph; the title is the caption. */
final class Figures {

    private Figures() {}

    /** A picture and its caption. */
    static final class Figure extends CustomBlock {}

    /** The caption of a picture. */
    static final class Caption extends CustomBlock {}

    /** Replaces paragraphs by figures. Any other picture stays as it is. */
    static void make(Node document) {
        List<Paragraph> paragraphs = new ArrayList<>();
        Nodes.each(document, node -> {
            if (node instanceof Paragraph paragraph && picture(paragraph) != null) {
                paragraphs.add(paragraph);
            }
        });
        paragraphs.forEach(Figures::make);
    }

    private static void make(Paragraph paragraph) {
        Image picture = picture(paragraph);
        if (picture == null) {
            return;
        }
        Caption caption = new Caption();
        caption.appendChild(new org.commonmark.node.Text(picture.getTitle()));
        picture.setTitle(null);
        Figure figure = new Figure();
        Nodes.moveChildren(paragraph, figure);
        figure.appendChild(caption);
        figure.setSourceSpans(paragraph.getSourceSpans());
        paragraph.insertBefore(figure);
        paragraph.unlink();
    }

    /** The picture with a title that is all there is in a paragraph. */
    private static @Nullable Image picture(Paragraph paragraph) {
        Node only = onlyChild(paragraph);
        if (only instanceof Link link) {
            only = onlyChild(link);
        }
        return only instanceof Image image && image.getTitle() != null && !Text.isBlank(image.getTitle())
                ? image
                : null;
    }

    private static @Nullable Node onlyChild(Node node) {
        Node first = node.getFirstChild();
        return first != null && first.getNext() == null ? first : null;
    }

    /** Renders figures. */
    static final class Renderer implements NodeRenderer {

        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;

        Renderer(HtmlNodeRendererContext context) {
            this.context = context;
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Figure.class, Caption.class);
        }

        @Override
        public void render(Node node) {
            String element = node instanceof Figure ? "figure" : "figcaption";
            html.line();
            html.tag(element);
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            html.tag("/" + element);
            html.line();
        }
    }
}
