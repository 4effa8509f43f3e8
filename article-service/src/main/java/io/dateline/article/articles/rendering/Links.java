package io.dateline.article.articles.rendering;

import io.dateline.form.UserInfo;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.DefaultUrlSanitizer;

/**
 * The links that a story may have: http, https and mailto, absolute or relative, without userinfo, which would make a URL lead
 * elsewhere than it seems to.
 */
final class Links {

    private static final DefaultUrlSanitizer ALLOWED = new DefaultUrlSanitizer();

    private Links() {}

    /** Replaces every other link by its text; a link without a URL would lead to the page itself. */
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
