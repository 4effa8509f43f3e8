package io.dateline.article.text;

import io.dateline.form.UserInfo;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.DefaultUrlSanitizer;

/** Where the links of a story may lead: to pages and letters, absolute or within the site, and where they seem to. */
final class Links {

    private static final DefaultUrlSanitizer ALLOWED = new DefaultUrlSanitizer();

    private Links() {}

    /** Leaves of any other link the words alone: without an address it would lead to the page itself. */
    static void unlinkRefused(Node document) {
        List<Link> refused = new ArrayList<>();
        Nodes.each(document, node -> {
            if (node instanceof Link link && !isAllowed(link.getDestination())) {
                refused.add(link);
            }
        });
        for (Link link : refused) {
            while (link.getFirstChild() != null) {
                link.insertBefore(link.getFirstChild());
            }
            link.unlink();
        }
    }

    private static boolean isAllowed(String address) {
        return !ALLOWED.sanitizeLinkUrl(address).isEmpty() && !UserInfo.isIn(address);
    }
}
