package io.dateline.markup;

import io.dateline.form.Characters;
import io.dateline.form.UserInfo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/**
 * An address in a text: a web address that begins with {@code http://}, {@code https://} or {@code www.}, or an email address. As
 * in the "autolinks" extension of GitHub Flavored Markdown, an address ends before punctuation at its end, and brackets in it
 * are balanced. It has no punctuation that no keyboard has in an address, such as typographic quotes and full-width commas.
 * Chinese, Japanese, Korean or Thai words may stand before or behind it without a blank.
 *
 * @param start its first character in the text
 * @param end the character after its last
 * @param destination where its link leads
 */
record BareAddress(int start, int end, String destination) {

    private static final LinkExtractor EXTRACTOR = LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW, LinkType.EMAIL))
            .build();

    private static final Pattern WEB = Pattern.compile("(?i)https?://[^/?#].*");
    private static final String IN_NO_ADDRESS = "“”„‟‘’‚‛«»‹›…—。、，！？；：．（）［］｛｝「」『』【】《》〈〉〔〕";
    private static final String JOINERS = "\u200c\u200d";
    private static final String NOT_LAST = ".,:;!?'\"*_~" + JOINERS;

    private static final String UNSPACED = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]";

    /** A word at the end of the last name of a host: no top-level domain has both. */
    private static final Pattern WORD_AFTER_HOST =
            Pattern.compile("(?i)^(?:https?://)?[^/?#:]*\\.[a-z]++(?=" + UNSPACED + "[^./?#:]*+(?:[/?#:]|$))");

    /** Words of such a script before a name in ASCII, and ASCII that GitHub has in no email address; apostrophes may be inside. */
    private static final Pattern BEFORE_MAILBOX = Pattern.compile(
            "^(?:[^@]*(?:" + UNSPACED + "(?=[!-?A-~]++@)|[!-~&&[^A-Za-z0-9._+'@-]]))?+['." + JOINERS + "-]*+");

    /** The addresses in a text, in their order. */
    static List<BareAddress> in(String text) {
        List<BareAddress> found = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isInNoAddress(text.charAt(i))) {
                addAll(text.substring(start, i), start, found);
                start = i + 1;
            }
        }
        return found;
    }

    /** All of these characters are in the basic plane. */
    private static boolean isInNoAddress(char c) {
        return IN_NO_ADDRESS.indexOf(c) >= 0
                || (Characters.isInvisible(c) && JOINERS.indexOf(c) < 0 && !Characters.isVariationSelector(c));
    }

    private static void addAll(String part, int offset, List<BareAddress> found) {
        for (LinkSpan span : EXTRACTOR.extractLinks(part)) {
            String text = part.substring(span.getBeginIndex(), span.getEndIndex());
            int start = span.getType() == LinkType.EMAIL ? startOfMailbox(text) : 0;
            String address = text.substring(start, end(text));
            String destination = destination(span.getType(), address);
            if (destination != null) {
                int begin = offset + span.getBeginIndex() + start;
                found.add(new BareAddress(begin, begin + address.length(), destination));
            }
        }
    }

    private static int startOfMailbox(String email) {
        Matcher before = BEFORE_MAILBOX.matcher(email);
        return before.lookingAt() ? before.end() : 0;
    }

    private static int end(String address) {
        Matcher word = WORD_AFTER_HOST.matcher(address);
        int end = word.find() ? word.end() : address.length();
        while (end > 0 && NOT_LAST.indexOf(address.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** Null if the address is not to be a link. */
    private static @Nullable String destination(LinkType type, String address) {
        if (type == LinkType.EMAIL) {
            return address.startsWith("@") ? null : "mailto:" + address;
        }
        String url = type == LinkType.WWW ? "http://" + address : address;
        return WEB.matcher(url).matches() && !UserInfo.isIn(url) ? url : null;
    }
}
