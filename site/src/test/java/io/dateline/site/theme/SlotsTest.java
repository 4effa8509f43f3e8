package io.dateline.site.theme;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTest {

    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

    @TempDir
    Path folder;

    private ThemeDirectory theme;

    @BeforeEach
    void openDirectory() throws IOException {
        theme = new ThemeDirectory(folder).with("pictures/a.svg", SVG).with("pages/imprint.md", "# Imprint");
    }

    @Test
    void whatStandsInThemStandsInThePages() throws IOException {
        theme.with("slots/head.html", "<meta name=\"a\" content=\"b\">\n")
                .with("slots/header.html", "<p>Today</p>")
                .with("slots/footer.html", "<p>&copy; <a href=\"/pages/imprint\">Imprint</a></p>\n")
                .with("slots/after-article.html", "<aside>Support us</aside>");

        assertThat(theme.faults()).isEmpty();
        assertThat(theme.load().dress("en").headHtml()).isEqualTo("<meta name=\"a\" content=\"b\">");
        assertThat(theme.load().dress("en").headerHtml()).isEqualTo("<p>Today</p>");
        assertThat(theme.load().dress("en").footerHtml()).isEqualTo("<p>© <a href=\"/pages/imprint\">Imprint</a></p>");
        assertThat(theme.load().dress("en").afterArticleHtml()).isEqualTo("<aside>Support us</aside>");
    }

    @Test
    void aLanguageMayHaveItsOwn() throws IOException {
        theme.with("slots/footer.html", "<p>any</p>")
                .with("slots/footer.fr.html", "<p>français</p>")
                .with("slots/footer.pt_BR.html", "<p>brasileiro</p>");

        Theme loaded = theme.load();
        assertThat(loaded.dress("en").footerHtml()).isEqualTo("<p>any</p>");
        assertThat(loaded.dress("fr-CA").footerHtml()).isEqualTo("<p>français</p>");
        assertThat(loaded.dress("pt-BR").footerHtml()).isEqualTo("<p>brasileiro</p>");
        assertThat(loaded.dress("pt-PT").footerHtml()).isEqualTo("<p>any</p>");
        assertThat(loaded.dress("fr").headerHtml()).isEmpty();
    }

    @Test
    void filesOfTheThemeAreNamedWithoutASlash() throws IOException {
        theme.with(
                "slots/header.html",
                "<img src=\"pictures/a.svg\" srcset=\"pictures/a.svg 1x, https://cdn.example.org/b.png 2x\" alt>");

        assertThat(theme.faults()).isEmpty();
        assertThat(theme.load().dress("en").headerHtml())
                .contains("src=\"/assets/pictures/a.svg\"")
                .contains("srcset=\"/assets/pictures/a.svg 1x, https://cdn.example.org/b.png 2x\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<a onclick=\"a()\">b</a>|has an attribute onclick, which does not run",
                "<img src=pictures/a.svg ONERROR=a()>|has an attribute onerror, which does not run",
                "<p style=\"color:red\">a</p>|has an attribute style, which has no effect",
                "<a href=\"javascript:alert(1)\">a</a>|has a link to javascript:alert(1), which is neither http",
                "<a href=\" JavaScript:alert(1)\">a</a>|has a link to JavaScript:alert(1), which is neither http",
                "<a href=\"java&#9;script:alert(1)\">a</a>|has a space, a backslash or a control character in the address",
                "<a href=\"data:text/html,a\">a</a>|has a link to data:text/html,a, which is neither http",
                "<a href=\"//evil.example\">a</a>|has a link to //evil.example, which is neither http",
                "<a href=\"https://user@evil.example\">a</a>|has a link to https://user@evil.example, which is neither http",
                "<a href=\"imprint\">a</a>|names imprint, which is no picture or font of the theme; a path of the site begins with /",
                "<a href=\"/pages/privacy\">a</a>|has a link to /pages/privacy, and the theme has no such page",
                "<img src=\"https://evil.example/a.png\" alt>|loads https://evil.example/a.png, whose host is not in DATELINE_SITE_HOSTS",
                "<img src=\"//evil.example/a.png\" alt>|loads //evil.example/a.png, whose host is not in DATELINE_SITE_HOSTS",
                "<img src=\"http://cdn.example.org/a.png\" alt>|loads http://cdn.example.org/a.png, whose host is not in",
                "<img src=\"pictures/b.svg\" alt>|names pictures/b.svg, which is no picture or font of the theme",
                "<img src=\"../a.svg\" alt>|names ../a.svg, which is no picture or font of the theme",
                "<img srcset=\"pictures/a.svg 1x, https://evil.example/a.png 2x\" alt>|loads https://evil.example/a.png, whose host",
                "<script src=\"https://evil.example/a.js\"></script>|loads https://evil.example/a.js, whose host is not in DATELINE_SITE_HOSTS",
                "<script src=\"a.js\"></script>|names a.js, which is no picture or font of the theme",
                "<svg><script>a()</script></svg>|has <script> in a picture, where it cannot be allowed",
                "<svg><use href=\"https://evil.example/a.svg#b\"/></svg>|loads https://evil.example/a.svg#b, whose host",
                "<iframe src=\"https://cdn.example.org/\"></iframe>|has <iframe>, which pages cannot have",
                "<object data=\"a\"></object>|has <object>, which pages cannot have",
                "<video></video>|has <video>, which pages cannot have",
                "<link rel=\"stylesheet\" href=\"https://cdn.example.org/a.css\">|has <link>, which belongs into slots/head.html",
                "<form action=\"https://evil.example/\"><button>a</button></form>|has a form for https://evil.example/: forms are sent",
                "<form action=\"//evil.example/\"><button>a</button></form>|has a form for //evil.example/: forms are sent",
                "<button formaction=\"https://evil.example/\">a</button>|has a form for https://evil.example/: forms are sent",
                "</div><p>a</p>|is no HTML at 1:7: Unexpected EndTag token"
            })
    void whatDoesNotBelongThereIsTold(String html, String fault) throws IOException {
        theme.with("slots/footer.html", html);

        assertThat(theme.faults()).singleElement().asString().startsWith("slots/footer.html: " + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<p>a</p>|has <p>, and a head has only <link>, <meta>, <script>, <style>",
                "<title>a</title>|has <title>, which pages cannot have",
                "<base href=\"/\">|has <base>, which pages cannot have",
                "text|has text, and a head has none",
                "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example\">|has an attribute http-equiv, which pages cannot have",
                "<link rel=\"stylesheet\" href=\"https://evil.example/a.css\">|loads https://evil.example/a.css, whose host",
                "<link rel=\"preload icon\" href=\"https://evil.example/a.png\">|loads https://evil.example/a.png, whose host"
            })
    void aHeadHasWhatAHeadMayHave(String html, String fault) throws IOException {
        theme.with("slots/head.html", html);

        assertThat(theme.faults()).singleElement().asString().startsWith("slots/head.html: " + fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link rel=\"me\" href=\"https://social.example/@paper\">",
                "<link rel=\"stylesheet\" href=\"https://cdn.example.org/a.css\">",
                "<meta name=\"google-site-verification\" content=\"a\">",
                "<script async src=\"https://cdn.example.org/count.js\" data-site=\"a\"></script>",
                "<style>p::before{content:\"</p>\"}</style>"
            })
    void aHeadMayHave(String html) throws IOException {
        assertThat(theme.with("slots/head.html", html).faults()).isEmpty();
        assertThat(theme.load().dress("en").headHtml()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slots/heder.html",
                "slots/footer.french-language.html",
                "slots/a/footer.html",
                "slots/footer.en.fr.html"
            })
    void aFileThatIsForNoSlotIsTold(String path) throws IOException {
        assertThat(theme.with(path, "<p>").faults())
                .singleElement()
                .asString()
                .startsWith(path + ": must be head.html, header.html, footer.html or after-article.html");
    }

    @Test
    void aFileHasToBeInUtf8() throws IOException {
        theme.with("slots/footer.html", "<p>é</p>".getBytes(ISO_8859_1))
                .with("slots/header.html", "<p>\0</p>")
                .with("theme.css", "a{content:\"é\"}".getBytes(ISO_8859_1))
                .with("pages/privacy.md", "# Vie privée".getBytes(ISO_8859_1));

        assertThat(theme.faults())
                .contains(
                        "slots/footer.html: must be in UTF-8",
                        "slots/header.html: has a NUL",
                        "theme.css: must be in UTF-8",
                        "pages/privacy.md: must be in UTF-8");
    }
}
