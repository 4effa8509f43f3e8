package io.dateline.comment.markup;

import io.dateline.form.UserInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/** Which links a comment may have. */
final class LinkRules {

    private LinkRules() {}

    /** Whether a URL is absolute, of a scheme that only opens a page or a new mail, and has no user name or password. */
    static boolean areAllowed(String url) {
        String start = url.toLowerCase(Locale.ROOT);
        return (start.startsWith("http://") || start.startsWith("https://") || start.startsWith("mailto:"))
                && !UserInfo.isIn(url);
    }

    /** Whether a link of a document has a user name or a password. */
    static boolean holdUsers(Node document) {
        return addresses(document).stream().anyMatch(UserInfo::isIn);
    }

    /** Where the links of a document lead. */
    static List<String> addresses(Node document) {
        List<String> found = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                found.add(link.getDestination());
                visitChildren(link);
            }
        });
        return found;
    }
}
