package io.dateline.markup;

import io.dateline.form.Characters;
import io.dateline.form.UserInfo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/**
 * Makes links of the addresses in the text of a document: web addresses that begin with {@code http://}, {@code https://} or
 * {@code www.}, and email addresses. As in the "autolinks" extension of GitHub Flavored Markdown, an address ends before
 * punctuation at its end, and brackets in it are balanced. It also ends before punctuation that no keyboard has in an
 * address, such as typographic quotes and full-width commas.
 */
public final class BareAddresses {

    private static final LinkExtractor EXTRACTOR = LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW, LinkType.EMAIL))
            .build();

    private static final Pattern WEB = Pattern.compile("(?i)https?://[^/?#].*");
    private static final String ENDS_ADDRESS = "“”„‟‘’‚‛«»‹›…。、，！？；：．（）［］｛｝「」『』【】《》〈〉〔〕";
    private static final String NOT_LAST = ".,:;!?'\"*_~";

    private BareAddresses() {}

    /**
     * Replaces each address by a link, except in links, images and code. Traverses the document recursively: its depth must be
     * limited.
     */
    public static void link(Node document) {
        List<Text> texts = new ArrayList<>();
        collect(document, texts);
        texts.forEach(BareAddresses::linkIn);
    }

    private static void collect(Node node, List<Text> texts) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Text text) {
                texts.add(text);
            } else if (!(child instanceof Link) && !(child instanceof Image)) {
                collect(child, texts);
            }
        }
    }

    private static void linkIn(Text text) {
        String literal = text.getLiteral();
        int end = 0;
        for (LinkSpan found : EXTRACTOR.extractLinks(literal)) {
            String address = found.getType() == LinkType.EMAIL
                    ? literal.substring(found.getBeginIndex(), found.getEndIndex())
                    : upToPunctuation(literal.substring(found.getBeginIndex(), found.getEndIndex()));
            String destination = destination(found.getType(), address);
            if (destination != null) {
                insertText(text, literal.substring(end, found.getBeginIndex()));
                Link link = new Link(destination, null);
                link.appendChild(new Text(address));
                text.insertBefore(link);
                end = found.getBeginIndex() + address.length();
            }
        }
        if (end > 0) {
            insertText(text, literal.substring(end));
            text.unlink();
        }
    }

    private static void insertText(Text before, String literal) {
        if (!literal.isEmpty()) {
            before.insertBefore(new Text(literal));
        }
    }

    private static String upToPunctuation(String address) {
        int end = 0;
        while (end < address.length() && !endsAddress(address.codePointAt(end))) {
            end += Character.charCount(address.codePointAt(end));
        }
        while (end > 0 && NOT_LAST.indexOf(address.charAt(end - 1)) >= 0) {
            end--;
        }
        return address.substring(0, end);
    }

    private static boolean endsAddress(int c) {
        return ENDS_ADDRESS.indexOf(c) >= 0 || Characters.isInvisible(c);
    }

    /** Where the link leads; null if the address is not to be a link. */
    private static @Nullable String destination(LinkType type, String address) {
        if (type == LinkType.EMAIL) {
            return "mailto:" + address;
        }
        String url = type == LinkType.WWW ? "http://" + address : address;
        return WEB.matcher(url).matches() && !UserInfo.isIn(url) ? url : null;
    }
}
