package io.dateline.article.articles.rendering;

import io.dateline.form.UserInfo;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Removes from HTML everything but the elements and attributes that a story may have. */
final class HtmlSanitiser {

    private static final Pattern ON_THE_WEB = Pattern.compile("(?i)https?://.*");

    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "em", "strong", "blockquote", "ul", "ol", "li", "pre", "code", "a", "img")
            .allowElements("h2", "h3", "h4", "h5", "h6")
            .allowAttributes("id")
            .matching(Pattern.compile("[a-z0-9-]{1,100}"))
            .onElements("h2", "h3", "h4", "h5", "h6")
            .allowAttributes("start")
            .matching(Pattern.compile("[0-9]{1,9}"))
            .onElements("ol")
            .allowAttributes("class")
            .matching(Pattern.compile("language-[A-Za-z0-9+#_.-]{1,40}"))
            .onElements("code")
            .allowAttributes("title")
            .onElements("a")
            .allowAttributes("href")
            .matching((element, attribute, value) -> UserInfo.isIn(value) ? null : value)
            .onElements("a")
            .allowAttributes("src")
            .matching((element, attribute, value) -> isPicture(value) ? value : null)
            .onElements("img")
            .allowAttributes("alt", "title")
            .onElements("img")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("noopener")
            .toFactory();

    private HtmlSanitiser() {}

    static String sanitise(String html) {
        return ALLOWED.sanitize(html);
    }

    private static boolean isPicture(String address) {
        return ON_THE_WEB.matcher(address).matches() && !UserInfo.isIn(address);
    }
}
