package io.dateline.site.page;

import io.dateline.site.view.Link;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The body of an article, with what a newspaper puts into it: the dateline at the head of the first paragraph, and the "Read also"
 * links in the middle. The HTML was sanitised when the article was saved; what is put in is text and attributes, which are escaped.
 */
final class Story {

    private final Element body;

    private Story(Element body) {
        this.body = body;
    }

    static Story of(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        document.select("img").attr("loading", "lazy").attr("decoding", "async");
        return new Story(document.body());
    }

    /** Whether the body begins with a paragraph of words. */
    boolean beginsWithWords() {
        Element first = body.firstElementChild();
        return first != null && isOfWords(first);
    }

    /** Puts the dateline at the head of the first paragraph. */
    void begin(String dateline) {
        Element first = body.firstElementChild();
        if (first != null) {
            first.prependElement("span").addClass("dateline").text(dateline);
        }
    }

    /**
     * Puts the links after the paragraph that is nearest the middle, between two blocks of the body: inside no list and no quote,
     * and not between a paragraph and the list that it announces.
     *
     * @param lang the language of the label, where it differs from that of the story; null otherwise
     */
    void readAlso(String label, @Nullable String lang, List<Link> links) {
        if (links.isEmpty()) {
            return;
        }
        Element box = new Element("div").addClass("read-also");
        for (Link link : links) {
            Element line = box.appendElement("p");
            Element name = line.appendElement("strong").text(label);
            if (lang != null) {
                name.attr("lang", lang).attr("dir", "auto");
            }
            line.appendText(" ");
            line.appendElement("a").attr("href", link.href()).text(link.text());
        }
        Element before = middle();
        if (before == null) {
            body.appendChild(box);
        } else {
            before.after(box);
        }
    }

    /** The paragraph after which half of the words are read, or nearly so; null if there is none. */
    private @Nullable Element middle() {
        int length = 0;
        for (Element block : body.children()) {
            length += length(block);
        }
        Element middle = null;
        int nearest = Integer.MAX_VALUE;
        int read = 0;
        for (Element block : body.children()) {
            read += length(block);
            int distance = Math.abs(2 * read - length);
            if (isOfWords(block) && !announcesNext(block) && distance < nearest) {
                middle = block;
                nearest = distance;
            }
        }
        return middle;
    }

    /** Notes at the end are not part of the story. */
    private static int length(Element block) {
        return block.nameIs("section") ? 0 : block.text().length();
    }

    private static boolean isOfWords(Element block) {
        return block.nameIs("p") && block.hasText();
    }

    private static boolean announcesNext(Element block) {
        Element next = block.nextElementSibling();
        return next != null && !next.nameIs("p") && block.text().stripTrailing().endsWith(":");
    }

    String html() {
        return body.html();
    }
}
