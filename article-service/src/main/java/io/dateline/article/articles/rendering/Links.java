package io.dateline.article.articles.rendering;

import io.dateline.form.Text;
import io.dateline.form.UserInfo;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.UrlSanitizer;

/**
 * The links and pictures that a story may have: on the web, links also to mail and telephones; absolute or relative; without
 * userinfo, which would make a URL lead elsewhere than it seems to.
 */
final class Links {

    /** The schemes of links. */
    static final List<String> SCHEMES = List.of("http", "https", "mailto", "tel", "sms");

    /** The schemes of pictures. */
    static final List<String> PICTURE_SCHEMES = List.of("http", "https");

    private static final UrlSanitizer LINKS = new DefaultUrlSanitizer(SCHEMES);
    private static final UrlSanitizer PICTURES = new DefaultUrlSanitizer(PICTURE_SCHEMES);

    private Links() {}

    /**
     * Replaces every other link by its text, and every other picture by its description. A link without an address would lead to
     * the page itself. Of a link that shows nothing, the address is shown.
     */
    static void settle(Node document, Warnings warnings) {
        List<Node> refused = new ArrayList<>();
        List<Link> empty = new ArrayList<>();
        Nodes.each(document, node -> {
            switch (node) {
                case Link link
                when !isAllowed(link.getDestination(), LINKS) -> {
                    warnings.add("link-refused", message("link", link.getDestination(), SCHEMES), link);
                    refused.add(link);
                }
                case Link link
                when Text.isBlank(PlainText.of(link)) && !Nodes.contains(link, Image.class) -> empty.add(link);
                case Image image
                when !isAllowed(image.getDestination(), PICTURES) -> {
                    warnings.add("picture-refused", message("picture", image.getDestination(), PICTURE_SCHEMES), image);
                    refused.add(image);
                }
                default -> {}
            }
        });
        refused.forEach(Nodes::unwrap);
        empty.forEach(link -> link.appendChild(new org.commonmark.node.Text(link.getDestination())));
    }

    private static boolean isAllowed(String address, UrlSanitizer schemes) {
        return !schemes.sanitizeLinkUrl(address).isEmpty() && !UserInfo.isIn(address);
    }

    private static String message(String what, String address, List<String> schemes) {
        return "Only the words of the " + what + " to " + Warnings.quote(address)
                + " are shown: its address must be relative or begin with " + String.join(", ", schemes)
                + ", and have no user name.";
    }
}
