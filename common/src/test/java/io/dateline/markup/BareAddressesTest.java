package io.dateline.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class BareAddressesTest {

    /** A text, and the addresses in it. */
    static final String[][] FOUND = {
        {"See https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"},
        {"(https://en.example.org/wiki/X_(y)).", "https://en.example.org/wiki/X_(y)"},
        {"(see https://example.org/a)", "https://example.org/a"},
        {"www.example.org, and more", "http://www.example.org"},
        {"\"https://example.org/a\" 'https://example.org/b'", "https://example.org/a https://example.org/b"},
        {
            "“https://example.org/a.” ‘https://example.org/b’ «https://example.org/c»",
            "https://example.org/a https://example.org/b https://example.org/c"
        },
        {"https://example.org/大雪。 https://example.org/a，b", "https://example.org/大雪 https://example.org/a"},
        {"（https://example.org/a）。", "https://example.org/a"},
        {"https://example.org/a…", "https://example.org/a"},
        {"https://example.org/a\u200bb", "https://example.org/a"},
        {"https://münchen.example/ä", "https://münchen.example/ä"},
        {"HTTPS://Example.org/A", "HTTPS://Example.org/A"},
        {"https://example.org/a_b_c ~https://example.org/d~", "https://example.org/a_b_c https://example.org/d"},
        {"mo@example.org", "mailto:mo@example.org"},
        {"“mo@example.org” «no@example.org»", "mailto:mo@example.org mailto:no@example.org"},
        {"邮箱：mo@example.org，no@example.org。", "mailto:mo@example.org mailto:no@example.org"},
        {"请联系mo@example.org谢谢", "mailto:mo@example.org"},
        {"mo@example.org으로 https://example.org에서", "mailto:mo@example.org https://example.org"},
        {
            "https://example.orgを https://hotel予約.example/ab https://例え.みんな/",
            "https://example.org https://hotel予約.example/ab https://例え.みんな/"
        },
        {"почта@пример.рф ünï@exämple.org 王@例子.cn", "mailto:почта@пример.рф mailto:ünï@exämple.org mailto:王@例子.cn"},
        {"\u200bmo@example.org\u200b", "mailto:mo@example.org"},
        {"mo?bcc=no@example.org", "mailto:no@example.org"},
        {"'mo@example.org' O'Brien@example.org '@example.org", "mailto:mo@example.org mailto:O'Brien@example.org"},
        {"write us—mo@example.org—or https://example.org/a—now", "mailto:mo@example.org https://example.org/a"},
        {"https://fa.example.org/\u0645\u06cc\u200c\u062e ok", "https://fa.example.org/\u0645\u06cc\u200c\u062e"},
        {"https://example.org/\u2764\uFE0F ok", "https://example.org/\u2764\uFE0F"},
        {"https://localhost:8080/ http://[::1]/", "https://localhost:8080/ http://[::1]/"},
        {"ftp://example.org foo://bar javascript:alert(1)", ""},
        {"https://user:word@example.org/", ""},
        {"http:// https://. http:///a example.org", ""},
        {"`https://example.org` ![https://example.org](x)", ""},
        {"[https://example.org](https://example.com)", "https://example.com"},
    };

    private static final Parser PARSER = Parser.builder().build();

    @ParameterizedTest
    @FieldSource("FOUND")
    void addressesAreLinksWithoutThePunctuationAroundThem(String text, String addresses) {
        Node document = PARSER.parse(text);

        BareAddresses.link(document);

        assertThat(String.join(" ", destinations(document))).isEqualTo(addresses);
        assertThat(words(document)).isEqualTo(words(PARSER.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://",
                "https://a.b/(",
                "www.",
                "www.a",
                "a@",
                "a@b.",
                "a.",
                "(",
                "https://a.b/。",
                "中a",
                "a@b.c中",
                "中@",
                "www.a中.",
                "http://a.b中."
            })
    @Timeout(10)
    void hostileTextTakesNoLongTime(String part) {
        Node document = PARSER.parse(part.repeat(20_000 / part.length()));

        BareAddresses.link(document);

        assertThat(document.getFirstChild()).isNotNull();
    }

    private static List<String> destinations(Node document) {
        List<String> destinations = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                destinations.add(link.getDestination());
            }
        });
        return destinations;
    }

    private static String words(Node document) {
        StringBuilder words = new StringBuilder();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.Text text) {
                words.append(text.getLiteral());
            }
        });
        return words.toString();
    }
}
